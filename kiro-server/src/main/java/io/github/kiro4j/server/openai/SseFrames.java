package io.github.kiro4j.server.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.kiro4j.api.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// The bytes of server-sent events in memory. Not thread-safe.
final class SseFrames {

  private static final ObjectWriter JSON =
      Json.MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  private static final byte[] EVENT = "event: ".getBytes(UTF_8);
  private static final byte[] DATA = "data: ".getBytes(UTF_8);
  private static final byte[] COMMENT = ": ".getBytes(UTF_8);
  private static final byte[] END = "\n\n".getBytes(UTF_8);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

  /// Adds an event with a name.
  ///
  /// @param data written as JSON
  void event(String name, Object data) {
    bytes.writeBytes(EVENT);
    bytes.writeBytes(name.getBytes(UTF_8));
    bytes.write('\n');
    data(data);
  }

  /// Adds an event without a name.
  ///
  /// @param data written as JSON
  void data(Object data) {
    try {
      bytes.writeBytes(DATA);
      JSON.writeValue(bytes, data);
      bytes.writeBytes(END);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  /// Adds an event without a name whose data is not JSON.
  void raw(String data) {
    bytes.writeBytes(DATA);
    bytes.writeBytes(data.getBytes(UTF_8));
    bytes.writeBytes(END);
  }

  /// Adds a comment, which clients ignore.
  void comment(String text) {
    bytes.writeBytes(COMMENT);
    bytes.writeBytes(text.getBytes(UTF_8));
    bytes.writeBytes(END);
  }

  boolean isEmpty() {
    return bytes.size() == 0;
  }

  /// Writes what was added, and forgets it, also if writing fails.
  void drainTo(OutputStream client) throws IOException {
    try {
      bytes.writeTo(client);
    } finally {
      bytes.reset();
    }
  }
}
