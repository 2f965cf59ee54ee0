package io.github.kiro4j.protocol.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.eventstream.EventStreamException.MessageChecksum;
import io.github.kiro4j.protocol.eventstream.EventStreamException.PreludeChecksum;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmithyTypescriptVectorsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "empty_message",
        "payload_no_headers",
        "payload_one_str_header",
        "int32_header",
        "all_headers"
      })
  void positiveVectorDecodesAsDescribedAndEncodesToTheSameBytes(String name) throws Exception {
    byte[] frame = Vectors.read("smithy-typescript/encoded/positive/" + name);
    JsonNode expected = description(name);

    assertPreludeAndChecksums(frame, expected);
    assertThat(Streams.decode(frame)).containsExactly(content(expected));
    assertThat(Streams.decode(frame, List.of(1))).containsExactly(content(expected));
    assertThat(content(expected).encoded()).isEqualTo(frame);
  }

  @ParameterizedTest
  @CsvSource({
    "corrupted_length, 07fd8396, 405df946",
    "corrupted_header_len, 07fd8396, 70fab300",
    "corrupted_headers, 8d9c08b1, 52c21aa1",
    "corrupted_payload, c3653936, 701b72c3",
  })
  void negativeVectorFailsAsDescribed(String name, String stored, String computed) {
    byte[] frame = Vectors.read("smithy-typescript/encoded/negative/" + name);

    assertThatThrownBy(() -> Streams.decode(frame))
        .isExactlyInstanceOf(failure(name))
        .hasMessageContaining("stored %s, computed %s", stored, computed);
    assertThatThrownBy(() -> Streams.decode(frame, List.of(1))).isExactlyInstanceOf(failure(name));
  }

  private static void assertPreludeAndChecksums(byte[] frame, JsonNode expected) throws Exception {
    Prelude prelude = Prelude.read(frame, 0, 0, FrameLimits.DEFAULT);
    assertThat(frame).hasSize(expected.required("total_length").intValue());
    assertThat(prelude.totalLength()).isEqualTo(frame.length);
    assertThat(prelude.headersLength()).isEqualTo(expected.required("headers_length").intValue());
    assertThat(Checksum.of(frame, 0, 8)).isEqualTo(expected.required("prelude_crc").intValue());
    assertThat(Checksum.of(frame, 0, frame.length - 4))
        .isEqualTo(expected.required("message_crc").intValue());
  }

  private static JsonNode description(String name) throws IOException {
    return Json.MAPPER.readTree(Vectors.read("smithy-typescript/decoded/positive/" + name));
  }

  private static Class<? extends EventStreamException> failure(String name) {
    byte[] description = Vectors.read("smithy-typescript/decoded/negative/" + name);
    return switch (new String(description, UTF_8).strip()) {
      case "Prelude checksum mismatch" -> PreludeChecksum.class;
      case "Message checksum mismatch" -> MessageChecksum.class;
      case String other -> throw new AssertionError(other);
    };
  }

  private static Content content(JsonNode expected) throws IOException {
    List<Header> headers =
        StreamSupport.stream(expected.required("headers").spliterator(), false)
            .map(header -> new Header(header.required("name").textValue(), value(header)))
            .toList();
    return new Content(headers, ByteSlice.of(expected.required("payload").binaryValue()));
  }

  private static HeaderValue value(JsonNode header) {
    JsonNode value = header.required("value");
    return switch (header.required("type").intValue()) {
      case 0, 1 -> new HeaderValue.Bool(value.booleanValue());
      case 2 -> new HeaderValue.Int8((byte) value.intValue());
      case 3 -> new HeaderValue.Int16((short) value.intValue());
      case 4 -> new HeaderValue.Int32(value.intValue());
      case 5 -> new HeaderValue.Int64(value.longValue());
      case 6 -> new HeaderValue.Bytes(ByteSlice.of(binary(value)));
      case 7 -> new HeaderValue.Text(new String(binary(value), UTF_8));
      case 8 -> new HeaderValue.Timestamp(Instant.ofEpochMilli(value.longValue()));
      case 9 -> new HeaderValue.Uuid(uuid(ByteBuffer.wrap(binary(value))));
      default -> throw new AssertionError(header);
    };
  }

  private static UUID uuid(ByteBuffer bytes) {
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static byte[] binary(JsonNode base64) {
    return Base64.getDecoder().decode(base64.textValue());
  }
}
