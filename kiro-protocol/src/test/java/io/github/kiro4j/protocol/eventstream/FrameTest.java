package io.github.kiro4j.protocol.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {

  private static final List<Header> HEADERS =
      List.of(
          Header.text(":event-type", "assistantResponseEvent"),
          Header.text(":content-type", "application/json"),
          Header.text("größe", "naïve 😀"),
          new Header("count", new HeaderValue.Int32(7)),
          Header.text("empty", ""));

  private final Frame frame;

  FrameTest() throws EventStreamException {
    frame = frame(HEADERS);
  }

  @Test
  void stringHeaderEqualsItsOwnValueAlone() {
    assertThat(frame.headerEquals(":event-type", "assistantResponseEvent")).isTrue();
    assertThat(frame.headerEquals(":event-type", "assistantResponseEven")).isFalse();
    assertThat(frame.headerEquals(":event-type", "assistantResponseEvent2")).isFalse();
    assertThat(frame.headerEquals(":event-type", "assistantResponsEEvent")).isFalse();
    assertThat(frame.headerEquals("empty", "")).isTrue();
    assertThat(frame.headerEquals("empty", "x")).isFalse();
  }

  @Test
  void textBeyondAsciiIsCompared() {
    assertThat(frame.headerEquals("größe", "naïve 😀")).isTrue();
    assertThat(frame.headerEquals("größe", "naive 😀")).isFalse();
    assertThat(frame.headerEquals("grosse", "naïve 😀")).isFalse();
    assertThat(frame.headerText("größe")).hasValue("naïve 😀");
  }

  @Test
  void absentHeaderHasNoValue() {
    assertThat(frame.headerEquals(":message-type", "event")).isFalse();
    assertThat(frame.headerText(":message-type")).isEmpty();
    assertThat(frame.header(":message-type")).isEmpty();
    assertThat(frame.header(":event-typ")).isEmpty();
    assertThat(frame.header(":Event-type")).isEmpty();
  }

  @Test
  void headerThatIsNoStringHasAValueButNoText() {
    assertThat(frame.header("count")).hasValue(new HeaderValue.Int32(7));
    assertThat(frame.headerText("count")).isEmpty();
    assertThat(frame.headerEquals("count", "\0\0\0\7")).isFalse();
  }

  @Test
  void headersKeepTheOrderOfTheWire() throws Exception {
    assertThat(frame.headers()).isEqualTo(HEADERS);
    assertThat(frame(List.of()).headers()).isEmpty();
  }

  @Test
  void comparingAnAsciiHeaderAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    frame.headerEquals(":content-type", "application/json");

    long before = threads.getCurrentThreadAllocatedBytes();
    int equal = 0;
    for (int i = 0; i < 10_000; i++) {
      equal += frame.headerEquals(":content-type", "application/json") ? 1 : 0;
      equal += frame.headerEquals(":event-type", "event") ? 1 : 0;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(equal).isEqualTo(10_000);
    assertThat(allocated).isLessThan(10_000);
  }

  @Test
  void payloadIsTheBytesBetweenHeadersAndChecksum() {
    assertThat(frame.payload()).isEqualTo(ByteSlice.of("payload".getBytes(UTF_8)));
  }

  @Test
  void textFormHoldsNoPayload() {
    assertThat(frame.payload()).hasToString("ByteSlice[7 bytes]");
  }

  private static Frame frame(List<Header> headers) throws EventStreamException {
    return Streams.firstFrame(FrameEncoder.encode(headers, "payload".getBytes(UTF_8)));
  }
}
