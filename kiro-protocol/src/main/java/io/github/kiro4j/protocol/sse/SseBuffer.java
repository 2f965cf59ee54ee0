package io.github.kiro4j.protocol.sse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.Delta.InputJsonDelta;
import io.github.kiro4j.api.messages.Delta.TextDelta;
import io.github.kiro4j.api.messages.Delta.ThinkingDelta;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockDelta;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Stream events as server-sent events, until they are sent. The deltas of text, reasoning and tool
/// input, which come by the thousand, are written without a JSON generator; the bytes are the same.
///
/// Not thread-safe.
public final class SseBuffer {

  private static final ObjectWriter JSON =
      Json.MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private static final byte[] EVENT = ascii("event: ");
  private static final byte[] DATA = ascii("\ndata: ");
  private static final byte[] END = ascii("\n\n");
  private static final byte[] DELTA =
      ascii("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":");
  private static final byte[] TEXT = ascii(",\"delta\":{\"type\":\"text_delta\",\"text\":\"");
  private static final byte[] THINKING =
      ascii(",\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"");
  private static final byte[] INPUT =
      ascii(",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"");
  private static final byte[] DELTA_END = ascii("\"}}\n\n");

  private final GrowingBytes bytes = new GrowingBytes();

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  public void add(StreamEvent event) {
    if (!(event instanceof ContentBlockDelta(int index, Delta delta) && wrote(index, delta))) {
      write(event);
    }
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /// Writes all events and forgets them, also if writing fails.
  public void drainTo(OutputStream client) throws IOException {
    try {
      client.write(bytes.content, 0, bytes.length);
    } finally {
      bytes.clear();
    }
  }

  private boolean wrote(int index, Delta delta) {
    return switch (delta) {
      case TextDelta(String text) -> wrote(index, TEXT, text);
      case ThinkingDelta(String thinking) -> wrote(index, THINKING, thinking);
      case InputJsonDelta(String json) -> wrote(index, INPUT, json);
      case Delta.SignatureDelta _, Delta.Unknown _ -> false;
    };
  }

  private boolean wrote(int index, byte[] member, String text) {
    int before = bytes.length;
    bytes.write(DELTA);
    bytes.write(ascii(Integer.toString(index)));
    bytes.write(member);
    if (!JsonText.writeTo(bytes, text)) {
      bytes.length = before;
      return false;
    }
    bytes.write(DELTA_END);
    return true;
  }

  private void write(StreamEvent event) {
    try {
      bytes.write(EVENT);
      bytes.write(ascii(event.type()));
      bytes.write(DATA);
      JSON.writeValue(bytes, event);
      bytes.write(END);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }
}
