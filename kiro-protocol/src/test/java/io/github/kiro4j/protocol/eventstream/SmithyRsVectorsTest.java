package io.github.kiro4j.protocol.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.kiro4j.protocol.eventstream.EventStreamException.InvalidLength;
import io.github.kiro4j.protocol.eventstream.EventStreamException.MalformedHeader;
import io.github.kiro4j.protocol.eventstream.EventStreamException.MessageChecksum;
import io.github.kiro4j.protocol.eventstream.EventStreamException.PreludeChecksum;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmithyRsVectorsTest {

  @Test
  void everyHeaderTypeAndAPayload() throws Exception {
    List<Header> headers =
        List.of(
            new Header("true", new HeaderValue.Bool(true)),
            new Header("false", new HeaderValue.Bool(false)),
            new Header("byte", new HeaderValue.Int8((byte) 50)),
            new Header("short", new HeaderValue.Int16((short) 20_000)),
            new Header("int", new HeaderValue.Int32(500_000)),
            new Header("long", new HeaderValue.Int64(50_000_000_000L)),
            new Header("bytes", new HeaderValue.Bytes(bytes("some bytes"))),
            Header.text("str", "some str"),
            new Header("time", new HeaderValue.Timestamp(Instant.ofEpochSecond(5_000_000))),
            new Header(
                "uuid",
                new HeaderValue.Uuid(UUID.fromString("b79bc914-de21-4e13-b8b2-bc47e85b7f0b"))));

    assertDecodesAndEncodes(
        "valid_with_all_headers_and_payload", new Content(headers, bytes("some payload")));
  }

  @Test
  void emptyPayload() throws Exception {
    List<Header> headers = List.of(new Header("some-header", new HeaderValue.Int16((short) 500)));

    assertDecodesAndEncodes("valid_empty_payload", new Content(headers, bytes("")));
  }

  @Test
  void noHeaders() throws Exception {
    assertDecodesAndEncodes(
        "valid_no_headers", new Content(List.of(), bytes("another test payload")));
  }

  @Test
  void wrongPreludeChecksum() {
    assertThatThrownBy(() -> Streams.decode(read("invalid_prelude_checksum")))
        .isExactlyInstanceOf(PreludeChecksum.class)
        .hasMessageContaining("stored deadbeef, computed 8bb495fb");
  }

  @Test
  void wrongMessageChecksum() {
    assertThatThrownBy(() -> Streams.decode(read("invalid_message_checksum")))
        .isExactlyInstanceOf(MessageChecksum.class)
        .hasMessageContaining("stored deadbeef, computed 01a05860");
  }

  @Test
  void headersThatLeaveNoRoomForTheMessageChecksum() {
    byte[] frame = read("invalid_headers_length");

    assertThatThrownBy(() -> Streams.decode(frame))
        .isExactlyInstanceOf(InvalidLength.class)
        .hasMessageContaining("77 bytes of headers do not fit into a frame of 89");
    assertThatThrownBy(() -> Streams.decode(Streams.withMessageChecksum(frame)))
        .isExactlyInstanceOf(InvalidLength.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invalid_header_name_length",
        "invalid_header_name_length_too_long",
        "invalid_header_value_type",
        "invalid_header_string_value_length",
        "invalid_header_string_length_cut_off"
      })
  void malformedHeaderUnderAStaleChecksumIsAWrongChecksum(String name) {
    assertThatThrownBy(() -> Streams.decode(read(name))).isExactlyInstanceOf(MessageChecksum.class);
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_header_name_length, 25, a header's name runs past the headers",
    "invalid_header_name_length_too_long, 18, a header's name runs past the headers",
    "invalid_header_value_type, 30, unknown header type 96",
    "invalid_header_string_value_length, 88, a header's value runs past the headers",
    "invalid_header_string_length_cut_off, 88, a header's value runs past the headers",
  })
  void malformedHeaderUnderARightChecksumIsAMalformedHeader(
      String name, long offset, String problem) {
    byte[] frame = Streams.withMessageChecksum(firstFrame(read(name)));

    MalformedHeader failure =
        catchThrowableOfType(MalformedHeader.class, () -> Streams.decode(frame));

    assertThat(failure).hasMessageStartingWith(problem);
    assertThat(failure.offset()).isEqualTo(offset);
    assertThat(failure.frameOffset()).isZero();
  }

  private static void assertDecodesAndEncodes(String name, Content expected) throws Exception {
    byte[] frame = read(name);
    assertThat(Streams.decode(frame)).containsExactly(expected);
    assertThat(Streams.decode(frame, List.of(1))).containsExactly(expected);
    assertThat(expected.encoded()).isEqualTo(frame);
  }

  /// One file is longer than the frame that it begins with.
  private static byte[] firstFrame(byte[] file) {
    return Arrays.copyOf(file, ByteBuffer.wrap(file).getInt());
  }

  private static byte[] read(String name) {
    return Vectors.read("smithy-rs/" + name);
  }

  private static ByteSlice bytes(String text) {
    return ByteSlice.of(text.getBytes(UTF_8));
  }
}
