package io.github.kiro4j.protocol.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockDelta;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockStop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SseBufferTest {

  private final SseBuffer buffer = new SseBuffer();

  static Stream<Function<String, Delta>> deltas() {
    return Stream.of(
        Delta.TextDelta::new,
        Delta.ThinkingDelta::new,
        Delta.InputJsonDelta::new,
        Delta.SignatureDelta::new);
  }

  @ParameterizedTest
  @MethodSource("deltas")
  void everyCharacterIsWrittenAsJacksonWritesIt(Function<String, Delta> delta) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      boolean surrogate = codePoint <= 0xffff && Character.isSurrogate((char) codePoint);
      if (!surrogate && (codePoint < 0x11000 || codePoint % 997 == 0)) {
        text.appendCodePoint(codePoint);
      }
    }
    assertWrittenAsByJackson(new ContentBlockDelta(12, delta.apply(text.toString())));
    assertWrittenAsByJackson(new ContentBlockDelta(0, delta.apply("")));
  }

  @Test
  void otherEventsAreWrittenAsJacksonWritesThem() throws IOException {
    assertWrittenAsByJackson(new ContentBlockStop(3));
    assertWrittenAsByJackson(new StreamEvent.MessageStop());
  }

  @Test
  void halfOfASurrogatePairIsWhatItIsForJackson() {
    StreamEvent event = new ContentBlockDelta(0, new Delta.TextDelta("a\ud83d"));
    byte[] json = jacksonOrNothing(event);
    byte[] written = writtenOrNothing(event);
    assertThat(written).isEqualTo(json);
  }

  @Test
  void eventsAreForgottenAfterTheyAreWritten() throws IOException {
    buffer.add(new ContentBlockDelta(0, new Delta.TextDelta("x".repeat(100_000))));
    assertThat(written()).hasSizeGreaterThan(100_000);
    assertThat(buffer.isEmpty()).isTrue();

    buffer.add(new StreamEvent.MessageStop());
    assertThat(new String(written(), UTF_8))
        .isEqualTo("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
  }

  @Test
  void eventsThatCannotBeWrittenAreForgotten() {
    buffer.add(new StreamEvent.MessageStop());
    assertThatThrownBy(() -> buffer.drainTo(new Broken())).isInstanceOf(IOException.class);
    assertThat(buffer.isEmpty()).isTrue();
  }

  private void assertWrittenAsByJackson(StreamEvent event) throws IOException {
    buffer.add(event);
    assertThat(written()).isEqualTo(expected(event));
  }

  private byte[] written() throws IOException {
    ByteArrayOutputStream client = new ByteArrayOutputStream();
    buffer.drainTo(client);
    return client.toByteArray();
  }

  private static byte[] expected(StreamEvent event) {
    return ("event: " + event.type() + "\ndata: " + new String(Json.bytes(event), UTF_8) + "\n\n")
        .getBytes(UTF_8);
  }

  private static byte[] jacksonOrNothing(StreamEvent event) {
    try {
      return expected(event);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private byte[] writtenOrNothing(StreamEvent event) {
    try {
      buffer.add(event);
      return written();
    } catch (IOException | java.io.UncheckedIOException _) {
      return new byte[0];
    }
  }

  private static final class Broken extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      throw new IOException("broken");
    }
  }
}
