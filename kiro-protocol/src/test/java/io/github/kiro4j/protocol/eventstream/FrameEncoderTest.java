package io.github.kiro4j.protocol.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameEncoderTest {

  private static final byte[] EMPTY = {};

  /// A text delta as the service frames it.
  private static final String HI =
      "0000007c0000005c3bddcf780b3a6576656e742d74797065070016617373697374616e74526573706f6e7365"
          + "4576656e740d3a636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e0d3a6d65"
          + "73736167652d747970650700056576656e747b22636f6e74656e74223a224869227db02babdc";

  @Test
  void eventHasTheBytesOfTheServices() {
    byte[] frame = FrameEncoder.event("assistantResponseEvent", json("{\"content\":\"Hi\"}"));

    assertThat(HexFormat.of().formatHex(frame)).isEqualTo(HI);
  }

  @Test
  void exceptionNamesItsTypeAndCarriesItsJson() throws Exception {
    byte[] frame = FrameEncoder.exception("ThrottlingException", json("{\"message\":\"slow\"}"));

    assertThat(Streams.decode(frame))
        .containsExactly(
            new Content(
                List.of(
                    Header.text(":exception-type", "ThrottlingException"),
                    Header.text(":content-type", "application/json"),
                    Header.text(":message-type", "exception")),
                ByteSlice.of(json("{\"message\":\"slow\"}"))));
  }

  @Test
  void errorIsHeadersAlone() throws Exception {
    byte[] frame = FrameEncoder.error("InternalFailure", "try later");

    assertThat(Streams.decode(frame))
        .containsExactly(
            new Content(
                List.of(
                    Header.text(":error-code", "InternalFailure"),
                    Header.text(":error-message", "try later"),
                    Header.text(":message-type", "error")),
                ByteSlice.of(EMPTY)));
  }

  @Test
  void nameHasOneTo255Bytes() throws Exception {
    assertRoundTrip(Header.text("n".repeat(255), "v"));

    assertRefused(Header.text("", "v"), "the name of header '' has 0 bytes, not 1 to 255");
    assertRefused(Header.text("n".repeat(256), "v"), "has 256 bytes, not 1 to 255");
    assertRefused(Header.text("é".repeat(128), "v"), "has 256 bytes, not 1 to 255");
  }

  @Test
  void valueHasUpTo32767Bytes() throws Exception {
    assertRoundTrip(Header.text("n", "v".repeat(32_767)));
    assertRoundTrip(new Header("n", new HeaderValue.Bytes(ByteSlice.of(new byte[32_767]))));

    assertRefused(
        Header.text("n", "v".repeat(32_768)),
        "the value of header 'n' has 32768 bytes, not 0 to 32767");
    assertRefused(Header.text("n", "é".repeat(16_384)), "has 32768 bytes, not 0 to 32767");
    assertRefused(
        new Header("n", new HeaderValue.Bytes(ByteSlice.of(new byte[32_768]))),
        "has 32768 bytes, not 0 to 32767");
  }

  @Test
  void onlyTheBytesOfASliceAreWritten() throws Exception {
    byte[] frame =
        FrameEncoder.encode(
            List.of(new Header("n", new HeaderValue.Bytes(new ByteSlice(json("abcdef"), 2, 3)))),
            EMPTY);

    assertThat(Streams.decode(frame).getFirst().headers())
        .containsExactly(new Header("n", new HeaderValue.Bytes(ByteSlice.of(json("cde")))));
  }

  @Test
  void halfOfASurrogatePairIsRefused() {
    assertRefused(Header.text("n", "\ud83d"), "header 'n' holds half of a surrogate pair");
    assertRefused(Header.text("\ude00", "v"), "holds half of a surrogate pair");
  }

  @Test
  void nameThatIsPresentTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> FrameEncoder.encode(List.of(Header.text("n", "a"), Header.text("n", "b")), EMPTY))
        .withMessage("header 'n' is present twice");
  }

  @Test
  void headersHaveUpTo128KiB() throws Exception {
    List<Header> headers =
        IntStream.range(0, 4).mapToObj(i -> Header.text("n" + i, "v".repeat(32_762))).toList();
    byte[] largest = FrameEncoder.encode(headers, EMPTY);
    assertThat(largest).hasSize(16 + 128 * 1024);
    assertThat(Streams.decode(largest)).hasSize(1);

    List<Header> oneMoreByte = new ArrayList<>(headers);
    oneMoreByte.set(0, Header.text("n0", "v".repeat(32_763)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrameEncoder.encode(oneMoreByte, EMPTY))
        .withMessage("131073 bytes of headers exceed 131072");
  }

  @Test
  void payloadHasUpTo24MiB() throws Exception {
    byte[] largest = FrameEncoder.encode(List.of(), new byte[24 * 1024 * 1024]);
    assertThat(Streams.decode(largest).getFirst().payload().length()).isEqualTo(24 * 1024 * 1024);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrameEncoder.encode(List.of(), new byte[24 * 1024 * 1024 + 1]))
        .withMessage("25165825 bytes of payload exceed 25165824");
  }

  @Test
  void timestampKeepsMilliseconds() throws Exception {
    Instant time = Instant.parse("1969-12-31T23:59:59.123456789Z");

    HeaderValue.Timestamp timestamp = new HeaderValue.Timestamp(time);

    assertThat(timestamp.value()).isEqualTo(Instant.parse("1969-12-31T23:59:59.123Z"));
    assertRoundTrip(new Header("n", timestamp));
  }

  private static void assertRoundTrip(Header header) throws EventStreamException {
    byte[] frame = FrameEncoder.encode(List.of(header), EMPTY);
    assertThat(Streams.decode(frame).getFirst().headers()).containsExactly(header);
  }

  private static void assertRefused(Header header, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrameEncoder.encode(List.of(header), EMPTY))
        .withMessageContaining(problem);
  }

  private static byte[] json(String text) {
    return text.getBytes(UTF_8);
  }
}
