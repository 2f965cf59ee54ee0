package io.github.kiro4j.protocol.mapping.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.MediaSource;
import io.github.kiro4j.protocol.kiro.ImageBlock;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {

  private static final FieldPath PATH = new FieldPath("messages.0.content.1");
  private static final String GIF = "R0lGODlhAQABAAAAACwAAAAA";

  @Test
  void textOfAnImageIsPassedOnWithoutACopy() {
    String large = GIF + "A".repeat(4_000_000);

    ImageBlock image = translate(large, ImageScaler.refusing(), 1);

    assertThat(image.source().bytes()).isSameAs(large);
    assertThat(image.format()).isEqualTo("gif");
  }

  @ParameterizedTest
  @CsvSource({
    "89504e470d0a1a0a0000000d49484452, png",
    "ffd8ffe000104a464946000101000048, jpeg",
    "ffd8ffe1001845786966000049492a00, jpeg",
    "474946383961010001000000002c0000, gif",
    "47494638376101000100000000002c00, gif",
    "524946461a000000574542505650384c, webp",
  })
  void formatIsRecognisedByTheFirstBytes(String start, String format) {
    String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(start));

    assertThat(translate(base64, ImageScaler.refusing(), 1).format()).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"R0lGODlh", "UklGRhoAAABXQVZFZm10IA==", "PHN2ZyB4bWxucz0iaHR0cDovLyI="})
  void otherBytesAreNoImage(String base64) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> translate(base64, ImageScaler.refusing(), 1))
        .withMessage("messages.0.content.1.image.source.base64: Could not process image");
  }

  @Test
  void imageOverTheLimitIsNamed() {
    String large = GIF + "A".repeat(5_242_880);

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> translate(large, ImageScaler.refusing(), 1))
        .withMessage(
            "messages.0.content.1.image.source.base64: image exceeds 5 MB maximum: %d bytes > 5242880 bytes",
            large.length());
  }

  @Test
  void scalerGetsTheLimitsAndItsImageIsUsed() {
    ImageBlock small = new ImageBlock("jpeg", "c2NhbGVk");
    ImageScaler scaler =
        (image, limits, path) -> {
          assertThat(image.format()).isEqualTo("gif");
          assertThat(limits).isEqualTo(new ImageScaler.Limits(5_242_880, 2_000));
          assertThat(path.text()).isEqualTo("messages.0.content.1.image.source.base64");
          return small;
        };

    assertThat(translate(GIF, scaler, 21)).isSameAs(small);
  }

  @Test
  void fewImagesMayBeLarger() {
    assertThat(ImageScaler.Limits.among(20).side()).isEqualTo(8_000);
  }

  private static ImageBlock translate(String base64, ImageScaler scaler, int images) {
    return new Images(scaler, ImageScaler.Limits.among(images))
        .translate(new ContentBlock.Image(new MediaSource.Base64("image/gif", base64)), PATH);
  }
}
