package io.github.kiro4j.protocol.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.protocol.signature.OmittedReasoning;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEstimatorTest {

  private static final String LONG = "every one of these words has to be counted once ".repeat(10);

  private static int estimate(String json) {
    try {
      return TokenEstimator.estimate(Json.MAPPER.readValue(json, MessagesRequest.class));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static int ofBlock(String block) {
    return estimate(
        """
        {"model":"m","messages":[{"role":"user","content":[%s]}]}\
        """
            .formatted(block));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"type":"text","text":"%s"}\
        """,
        """
        {"type":"thinking","thinking":"%s","signature":"s"}\
        """,
        """
        {"type":"redacted_thinking","data":"%s"}\
        """,
        """
        {"type":"tool_use","id":"t","name":"n","input":{"a":{"b":["%s"]}}}\
        """,
        """
        {"type":"tool_result","tool_use_id":"t","content":"%s"}\
        """,
        """
        {"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"%s"}]}\
        """,
        """
        {"type":"document","source":{"type":"text","media_type":"text/plain","data":"%s"}}\
        """,
        """
        {"type":"document","title":"%s","source":{"type":"url","url":"https://example.org"}}\
        """,
        """
        {"type":"document","source":{"type":"content","content":[{"type":"text","text":"%s"}]}}\
        """,
        """
        {"type":"search_result","source":"s","title":"t","content":[{"type":"text","text":"%s"}]}\
        """,
        """
        {"type":"server_tool_use","id":"t","name":"n","input":{"query":"%s"}}\
        """,
        """
        {"type":"web_search_tool_result","tool_use_id":"t","content":[{"title":"%s"}]}\
        """,
        """
        {"type":"something_new","member":"%s"}\
        """
      })
  void everyKindOfBlockCounts(String block) {
    assertThat(ofBlock(block.formatted(LONG)) - ofBlock(block.formatted("")))
        .isCloseTo(TokenMeter.count(LONG), within(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"model":"m","messages":[],"system":"%s"}\
        """,
        """
        {"model":"m","messages":[],"system":[{"type":"text","text":"%s"}]}\
        """,
        """
        {"model":"m","messages":[],"tools":[{"name":"n","description":"%s","input_schema":{}}]}\
        """,
        """
        {"model":"m","messages":[],"tools":[{"name":"n","input_schema":{"title":"%s"}}]}\
        """,
        """
        {"model":"m","messages":[],"tools":[{"type":"x_1","name":"n","hint":"%s"}]}\
        """,
        """
        {"model":"m","messages":[],"output_config":{"format":{"type":"json_schema",\
        "schema":{"title":"%s"}}}}\
        """
      })
  void everythingBesideTheMessagesCounts(String request) {
    assertThat(estimate(request.formatted(LONG)) - estimate(request.formatted("")))
        .isCloseTo(TokenMeter.count(LONG), within(1));
  }

  @Test
  void reasoningInsideItsSignatureCounts() {
    String block = "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"%s\"}";
    OmittedReasoning omitted = new OmittedReasoning(LONG, "EqQBCkYIARgC");

    assertThat(
            ofBlock(block.formatted(omitted.asSignature())) - ofBlock(block.formatted("EqQBCkYI")))
        .isCloseTo(TokenMeter.count(LONG), within(1));
  }

  @Test
  void nothingIsOneToken() {
    assertThat(estimate("{\"model\":\"m\",\"messages\":[]}")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The quick brown fox jumps over the lazy dog. | 9  | 14
          if (a[i] == b) { return foo(bar, 42); }      | 12 | 22
          你好，世界。今天天气很好。                       | 9  | 16
          こんにちは、元気ですか                          | 7  | 14
          Съешь ещё этих мягких французских булок       | 12 | 24
          👍🎉                                          | 2  | 6
          """)
  void scriptsCostWhatTheyCost(String text, int least, int most) {
    assertThat(TokenMeter.count(text)).isBetween(least, most);
  }

  @Property(tries = 300)
  void moreTextNeverCountsLessAndSlicingDoesNotMatter(@ForAll String text, @ForAll String more) {
    TokenMeter meter = new TokenMeter();
    meter.add(text);
    int before = meter.tokens();
    meter.add(more);

    assertThat(meter.tokens())
        .isGreaterThanOrEqualTo(before)
        .isEqualTo(TokenMeter.count(text + more));
  }

  static Stream<String> imagesOf1200By900() {
    return Stream.of(
        base64(png(1200, 900)),
        base64(gif(1200, 900)),
        base64(jpeg(1200, 900, 40)),
        base64(jpeg(1200, 900, 60_000)),
        base64(webp("VP8 ", 1200, 900)),
        base64(webp("VP8L", 1200, 900)),
        base64(webp("VP8X", 1200, 900)));
  }

  @ParameterizedTest
  @MethodSource("imagesOf1200By900")
  void imagesCountByTheirSize(String data) {
    assertThat(ofImage(data) - ofBlock("")).isEqualTo(1200 * 900 / 750);
  }

  @Property(tries = 100)
  void aLargerImageNeverCountsLess(
      @ForAll @IntRange(min = 1, max = 9000) int width,
      @ForAll @IntRange(min = 1, max = 9000) int height) {
    assertThat(ofImage(base64(png(width + 100, height))))
        .isGreaterThanOrEqualTo(ofImage(base64(png(width, height))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AA==", "not base64 at all, and long enough to be a header!", "/9j/"})
  void unreadableImagesCountByTheirLength(String data) {
    assertThat(ofImage(data)).isGreaterThan(ofBlock(""));
    assertThat(ofImage(data + "AAAA".repeat(10_000))).isGreaterThan(ofImage(data));
  }

  @Test
  void imagesBehindAddressesCountSomething() {
    assertThat(ofBlock("{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"u\"}}"))
        .isGreaterThan(1_000);
  }

  @Test
  void pdfsCountByTheirLength() {
    int tokens =
        ofBlock(
            """
            {"type":"document","source":{"type":"base64","media_type":"application/pdf",\
            "data":"%s"}}\
            """
                .formatted("AAAA".repeat(40_000)));

    assertThat(tokens - ofBlock("")).isEqualTo(3_000);
  }

  private static int ofImage(String data) {
    return ofBlock(
        """
        {"type":"image","source":{"type":"base64","media_type":"image/png","data":"%s"}}\
        """
            .formatted(data));
  }

  private static String base64(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.capacity()];
    bytes.get(0, copy);
    return Base64.getEncoder().encodeToString(copy);
  }

  private static ByteBuffer png(int width, int height) {
    return ByteBuffer.allocate(60)
        .putLong(0x89504E470D0A1A0AL)
        .putInt(13)
        .putInt(0x49484452)
        .putInt(width)
        .putInt(height);
  }

  private static ByteBuffer gif(int width, int height) {
    return ByteBuffer.allocate(60)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("GIF89a".getBytes(US_ASCII))
        .putShort((short) width)
        .putShort((short) height);
  }

  /// A start, metadata of this length, a frame header.
  private static ByteBuffer jpeg(int width, int height, int metadata) {
    ByteBuffer bytes = ByteBuffer.allocate(metadata + 60);
    bytes.putShort((short) 0xFFD8).putShort((short) 0xFFE1).putShort((short) metadata);
    bytes.position(4 + metadata);
    return bytes
        .putShort((short) 0xFFC0)
        .putShort((short) 17)
        .put((byte) 8)
        .putShort((short) height)
        .putShort((short) width);
  }

  private static ByteBuffer webp(String chunk, int width, int height) {
    ByteBuffer bytes = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(0, ascii("RIFF")).put(8, ascii("WEBP")).put(12, ascii(chunk));
    switch (chunk) {
      case "VP8 " -> bytes.putShort(26, (short) width).putShort(28, (short) height);
      case "VP8L" -> bytes.putInt(21, (width - 1) | (height - 1) << 14);
      default -> bytes.putInt(24, width - 1).putInt(27, height - 1);
    }
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
