package io.github.kiro4j.protocol.mapping.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.MediaSource;
import io.github.kiro4j.protocol.kiro.ImageBlock;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.net.URI;
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
  void fetchedImageIsTreatedLikeAnInlineOne() {
    URI url = URI.create("https://example.org/a?size=large");

    ImageBlock image =
        translate(
            url.toString(),
            (asked, path) -> {
              assertThat(asked).isEqualTo(url);
              assertThat(path.text()).isEqualTo("messages.0.content.1.image.source.url.url");
              return GIF;
            });

    assertThat(image.format()).isEqualTo("gif");
    assertThat(image.source().bytes()).isSameAs(GIF);
  }

  @Test
  void fetchedFileThatIsNoImageIsRefused() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> translate("https://example.org/a", (_, _) -> "PHN2Zz4="))
        .withMessage("messages.0.content.1.image.source.url.url: Could not process image");
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.org/a.png, Only HTTPS URLs are supported.",
    "file:///etc/passwd, Only HTTPS URLs are supported.",
    "a.png, Only HTTPS URLs are supported.",
    "'', Only HTTPS URLs are supported.",
    "'data:image/gif;base64,R0lGODlh', Only HTTPS URLs are supported.",
    "https:a.png, 'the URL must have a host, and neither user nor password'",
    "https:///a.png, 'the URL must have a host, and neither user nor password'",
    "https://me:secret@example.org/a, 'the URL must have a host, and neither user nor password'",
    "https://example.org/a b, Invalid URL",
    "https://[::1/a, Invalid URL",
  })
  void otherUrlsAreRefusedBeforeAnythingIsFetched(String url, String problem) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> translate(url, (_, _) -> fail("fetched")))
        .withMessage("messages.0.content.1.image.source.url.url: " + problem);
  }

  @Test
  void longUrlIsRefused() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(
            () -> translate("https://example.org/" + "a".repeat(8_192), (_, _) -> fail("fetched")))
        .withMessageEndingWith("URLs have at most 8192 characters");
  }

  @Test
  void fewImagesMayBeLarger() {
    assertThat(ImageScaler.Limits.among(20).side()).isEqualTo(8_000);
  }

  private static ImageBlock translate(String base64, ImageScaler scaler, int images) {
    return images(scaler, images, ImageFetcher.refusing().begin())
        .translate(new ContentBlock.Image(new MediaSource.Base64("image/gif", base64)), PATH);
  }

  private static ImageBlock translate(String url, ImageFetcher.Fetches fetches) {
    return images(ImageScaler.refusing(), 1, fetches)
        .translate(new ContentBlock.Image(new MediaSource.Url(url)), PATH);
  }

  private static Images images(ImageScaler scaler, int images, ImageFetcher.Fetches fetches) {
    return new Images(scaler, ImageScaler.Limits.among(images), fetches);
  }
}
