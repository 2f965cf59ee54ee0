package io.github.kiro4j.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.models.SimulatedModels;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ImageRulesTest {

  private static final String USER =
      """
      {"userInputMessage": {"content": "look"}}
      """;
  private static final String ASSISTANT =
      """
      {"assistantResponseMessage": {"content": "I see"}}
      """;

  @Test
  void acceptsTenImagesInAMessageAndNotEleven() {
    assertAccepted(conversation(1, 10, "png", png(4000, 4000)));
    assertThat(verdict(conversation(1, 11, "png", png(1, 1))).reason())
        .isEqualTo("IMAGE_COUNT_EXCEEDED");
  }

  @Test
  void acceptsAHundredImagesInAConversationAndNotMore() {
    assertAccepted(conversation(10, 10, "png", png(1, 1)));
    assertThat(verdict(conversation(11, 10, "png", png(1, 1))).message())
        .isEqualTo("too many images and documents: 110 + 0 > 100");
  }

  @Test
  void countsTheBase64TextOfAnImage() {
    byte[] largest = ByteBuffer.allocate(5_242_880 / 4 * 3).put(png(1, 1)).array();
    byte[] larger = ByteBuffer.allocate(largest.length + 3).put(png(1, 1)).array();

    assertAccepted(conversation(1, 1, "png", largest));
    assertThat(verdict(conversation(1, 1, "png", larger)).message())
        .isEqualTo("image exceeds 5 MB maximum: 5242884 bytes > 5242880 bytes");
  }

  @Test
  void limitsTheSidesOfMoreThanTwentyImages() {
    assertAccepted(conversation(2, 10, "png", png(1, 2001)));
    assertAccepted(conversation(3, 7, "png", png(2000, 2000)));
    assertTooManyPixels("png", png(1, 2001));
    assertTooManyPixels("gif", gif(2001, 1));
    assertTooManyPixels("jpeg", jpeg(1, 2001));
    assertAccepted(conversation(3, 7, "gif", gif(2000, 2000)));
    assertAccepted(conversation(3, 7, "jpeg", jpeg(2000, 2000)));
    assertAccepted(
        conversation(3, 7, "webp", "RIFF....WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)));
  }

  private static void assertTooManyPixels(String format, byte[] image) {
    ServiceError verdict = verdict(conversation(3, 7, format, image));

    assertThat(verdict.reason()).isEqualTo("IMAGE_DIMENSION_EXCEEDED");
    assertThat(verdict.message()).contains("many-image requests: 2000 pixels");
  }

  private static void assertAccepted(ObjectNode body) {
    assertThatCode(() -> accept(body)).doesNotThrowAnyException();
  }

  private static ServiceError verdict(ObjectNode body) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, () -> accept(body));
    return Objects.requireNonNull(refused, "the request was accepted").error();
  }

  private static void accept(ObjectNode body) {
    new RequestValidator(SimulatedModels.builtIn(), ValidationSettings.STRICT)
        .accept(Samples.bytes(body));
  }

  /// A conversation of this many user messages with this many images each.
  private static ObjectNode conversation(
      int messages, int imagesEach, String format, byte[] image) {
    ObjectNode body = Samples.ask("look");
    ArrayNode history = body.withObject("/conversationState").putArray("history");
    addImages(Samples.current(body), imagesEach, format, image);
    for (int i = 1; i < messages; i++) {
      ObjectNode user = (ObjectNode) Samples.parse(USER);
      addImages(user.withObject("/userInputMessage"), imagesEach, format, image);
      history.add(user).add(Samples.parse(ASSISTANT));
    }
    return body;
  }

  private static void addImages(ObjectNode message, int count, String format, byte[] image) {
    ArrayNode images = message.putArray("images");
    for (int i = 0; i < count; i++) {
      images
          .addObject()
          .put("format", format)
          .putObject("source")
          .put("bytes", Base64.getEncoder().encodeToString(image));
    }
  }

  private static byte[] png(int width, int height) {
    return ByteBuffer.allocate(24)
        .put("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(StandardCharsets.ISO_8859_1))
        .putInt(width)
        .putInt(height)
        .array();
  }

  private static byte[] gif(int width, int height) {
    return ByteBuffer.allocate(10)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("GIF89a".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) width)
        .putShort((short) height)
        .array();
  }

  /// A comment segment before the frame header.
  private static byte[] jpeg(int width, int height) {
    return ByteBuffer.allocate(32)
        .put(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xFE, 0, 4, 1, 2})
        .put(new byte[] {(byte) 0xFF, (byte) 0xC0, 0, 11, 8})
        .putShort((short) height)
        .putShort((short) width)
        .array();
  }
}
