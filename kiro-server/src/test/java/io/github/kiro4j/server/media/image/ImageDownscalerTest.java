package io.github.kiro4j.server.media.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.kiro4j.protocol.kiro.ImageBlock;
import io.github.kiro4j.protocol.mapping.content.ImageScaler;
import io.github.kiro4j.protocol.mapping.content.ImageScaler.Limits;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.server.media.DecodingThreads;
import io.github.kiro4j.server.testing.TestImage;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDownscalerTest {

  private static final FieldPath PATH = new FieldPath("messages.0.content.1.image.source.base64");
  private static final Limits LIMITS = new Limits(20_000, 200);

  private final ImageScaler scaler =
      new ImageDownscaler(new DecodingThreads(2, Duration.ofMinutes(1)), 1_000_000);

  @ParameterizedTest
  @CsvSource({"png", "jpeg", "gif"})
  void anImageThatFitsIsUnchanged(String format) {
    ImageBlock image = block(format, TestImage.redAndBlue(200, 200));

    assertThat(scaler.fit(image, LIMITS, PATH)).isSameAs(image);
  }

  @Test
  void anImageThatFitsIsNotCopied() {
    byte[] file = Arrays.copyOf(TestImage.pngHeader(8_000, 8_000), 3_900_000);
    ImageBlock image = block("png", file);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    scaler.fit(image, Limits.among(1), PATH);

    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(scaler.fit(image, Limits.among(1), PATH)).isSameAs(image);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
  }

  @ParameterizedTest
  @CsvSource({
    "png,  900, 300, 200, 66",
    "png,  300, 900, 66, 200",
    "png,  201, 200, 200, 199",
    "jpeg, 900, 300, 200, 66",
    "jpeg, 201, 100, 200, 99",
    "gif,  900, 300, 200, 66",
    "png,  10000, 2, 200, 1",
    "jpeg, 2, 10000, 1, 200",
  })
  void largeImagesAreScaledInProportion(
      String format, int width, int height, int newWidth, int newHeight) throws IOException {
    ImageBlock scaled =
        scaler.fit(block(format, TestImage.redAndBlue(width, height)), LIMITS, PATH);

    BufferedImage image = TestImage.read(scaled.source().bytes());
    assertThat(scaled.format()).isEqualTo("jpeg");
    assertThat(image.getWidth()).isEqualTo(newWidth);
    assertThat(image.getHeight()).isEqualTo(newHeight);
  }

  @Test
  void aScaledImageHasTheSameContent() throws IOException {
    ImageBlock scaled = scaler.fit(block("png", TestImage.redAndBlue(900, 300)), LIMITS, PATH);

    BufferedImage image = TestImage.read(scaled.source().bytes());
    assertColor(image, 20, 33, Color.RED);
    assertColor(image, 180, 33, Color.BLUE);
  }

  @Test
  void imagesOfSixteenBitsPerChannelAreScaled() throws IOException {
    BufferedImage gray =
        TestImage.halves(400, 400, BufferedImage.TYPE_USHORT_GRAY, Color.BLACK, Color.WHITE);

    BufferedImage image =
        TestImage.read(scaler.fit(block("png", gray), LIMITS, PATH).source().bytes());

    assertColor(image, 20, 100, Color.BLACK);
    assertColor(image, 180, 100, Color.WHITE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void cmykJpegsAreScaled(boolean transformed) throws IOException {
    byte[] jpeg = TestImage.inkJpeg(TestImage.redAndBlue(900, 300), transformed);

    ImageBlock scaled = scaler.fit(block("jpeg", jpeg), LIMITS, PATH);

    BufferedImage image = TestImage.read(scaled.source().bytes());
    assertThat(scaled.format()).isEqualTo("jpeg");
    assertColor(image, 20, 33, Color.RED);
    assertColor(image, 180, 33, Color.BLUE);
  }

  @Test
  void aTranslucentImageStaysTranslucent() throws IOException {
    BufferedImage glass =
        TestImage.halves(
            400, 400, BufferedImage.TYPE_INT_ARGB, new Color(255, 0, 0, 128), Color.BLUE);

    ImageBlock scaled = scaler.fit(block("png", glass), LIMITS, PATH);

    assertThat(scaled.format()).isEqualTo("png");
    BufferedImage image = TestImage.read(scaled.source().bytes());
    assertThat(image.getWidth()).isEqualTo(200);
    assertThat(image.getRGB(20, 100) >>> 24).isEqualTo(128);
  }

  @Test
  void anUnusedAlphaChannelIsDropped() {
    BufferedImage opaque =
        TestImage.halves(400, 400, BufferedImage.TYPE_INT_ARGB, Color.RED, Color.BLUE);

    assertThat(scaler.fit(block("png", opaque), LIMITS, PATH).format()).isEqualTo("jpeg");
  }

  @Test
  void aTranslucentImageGetsAWhiteBackgroundIfItsPngIsTooLarge() throws IOException {
    BufferedImage nothing = new BufferedImage(180, 180, BufferedImage.TYPE_INT_ARGB);
    BufferedImage noise = TestImage.noise(180, 90, BufferedImage.TYPE_INT_ARGB);
    nothing.setRGB(0, 0, 180, 90, noise.getRGB(0, 0, 180, 90, null, 0, 180), 0, 180);

    ImageBlock scaled = scaler.fit(block("png", nothing), LIMITS, PATH);

    assertThat(scaled.format()).isEqualTo("jpeg");
    BufferedImage image = TestImage.read(scaled.source().bytes());
    assertColor(image, image.getWidth() / 2, image.getHeight() * 9 / 10, Color.WHITE);
  }

  @ParameterizedTest
  @CsvSource({"png, 180, 180", "png, 500, 400", "jpeg, 190, 190", "gif, 190, 150"})
  void anImageIsScaledUntilItFits(String format, int width, int height) throws IOException {
    ImageBlock image = block(format, TestImage.noise(width, height));
    assertThat(image.source().bytes()).hasSizeGreaterThan(LIMITS.base64Length());

    ImageBlock scaled = scaler.fit(image, LIMITS, PATH);

    assertThat(scaled.source().bytes())
        .hasSizeBetween(LIMITS.base64Length() / 2, LIMITS.base64Length());
    BufferedImage picture = TestImage.read(scaled.source().bytes());
    assertThat((double) picture.getWidth() / picture.getHeight())
        .isCloseTo((double) width / height, within(0.03));
    assertThat(scaler.fit(scaled, LIMITS, PATH)).isSameAs(scaled);
  }

  @Test
  void scalingIsDeterministic() {
    ImageBlock image = block("png", TestImage.noise(500, 400));

    assertThat(scaler.fit(image, LIMITS, PATH)).isEqualTo(scaler.fit(image, LIMITS, PATH));
  }

  @Test
  void anAnimationBecomesItsFirstFrame() throws IOException {
    BufferedImage first =
        TestImage.halves(300, 300, BufferedImage.TYPE_BYTE_INDEXED, Color.RED, Color.RED);
    BufferedImage second =
        TestImage.halves(300, 300, BufferedImage.TYPE_BYTE_INDEXED, Color.RED, Color.BLUE);
    byte[] file = TestImage.animatedGif(first, second);

    BufferedImage image =
        TestImage.read(scaler.fit(block("gif", file), LIMITS, PATH).source().bytes());

    assertColor(image, 180, 100, Color.RED);
  }

  @Test
  void webpImagesAreScaled() throws IOException {
    assertThat(scaler.fit(block("webp", TestImage.webp(200, 9)), LIMITS, PATH).format())
        .isEqualTo("webp");

    ImageBlock scaled = scaler.fit(block("webp", TestImage.webp(400, 40)), LIMITS, PATH);

    BufferedImage image = TestImage.read(scaled.source().bytes());
    assertThat(image.getWidth()).isEqualTo(200);
    assertThat(image.getHeight()).isEqualTo(20);
  }

  @Test
  void theExifOrientationIsKept() throws IOException {
    byte[] exif = HexFormat.of().parseHex("ffe1000e4578696600004d4d002a0006");
    byte[] plain = TestImage.written(TestImage.redAndBlue(400, 300), "jpeg");

    ImageBlock scaled = scaler.fit(block("jpeg", inserted(plain, 20, exif)), LIMITS, PATH);

    assertThat(new String(decoded(scaled), StandardCharsets.ISO_8859_1))
        .contains(new String(exif, StandardCharsets.ISO_8859_1));
    assertThat(TestImage.read(scaled.source().bytes()).getWidth()).isEqualTo(200);
  }

  @Test
  void aDecompressionBombIsNotDecoded() {
    assertRefused(
        block("png", TestImage.pngHeader(60_000, 60_000)),
        "60000 x 60000 pixels exceed the limit of 1000000 for scaling it down");
  }

  @Test
  void aFrameLargerThanTheHeaderStatesIsNotDecoded() {
    byte[] gif = TestImage.written(TestImage.redAndBlue(300, 250), "gif");
    gif[8] = 1;
    ImageBlock flat = block("gif", gif);
    ImageScaler careful =
        new ImageDownscaler(new DecodingThreads(1, Duration.ofMinutes(1)), 70_000);

    assertThatThrownBy(() -> careful.fit(flat, LIMITS, PATH))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("300 x 250 pixels exceed the limit of 70000");
  }

  @Test
  void tooManyScansAreNotDecoded() {
    byte[] jpeg = TestImage.written(TestImage.redAndBlue(400, 300), "jpeg");
    byte[] scans = HexFormat.of().parseHex("ffda".repeat(100));

    assertRefused(
        block("jpeg", inserted(jpeg, jpeg.length - 2, scans)), "it has more than 100 scans");
  }

  @Test
  void aTruncatedImageIsRefused() {
    byte[] png = TestImage.written(TestImage.noise(300, 300), "png");

    assertRefused(
        block("png", Arrays.copyOf(png, png.length / 2)), "it is damaged or its format is unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "png,  89504e470d0a1a0a0000000d494844",
    "png,  89504e470d0a1a0a0000000d4944415400000001000000010802000000",
    "png,  89504e470d0a1a0a0000000d4948445200000000000000010802000000",
    "png,  89504e470d0a1a0a0000000d49484452ffffffff000000010802000000",
    "gif,  474946383961",
    "jpeg, ffd8ffe00010",
    "jpeg, ffd8ffe00004000000000000000000000000000000000000",
    "jpeg, ffd8ffda0004000000000000000000000000000000000000",
    "webp, 52494646160000005745425058585858000000000000000000000000",
  })
  void aHeaderWithoutASizeIsRefused(String format, String file) {
    assertRefused(block(format, HexFormat.of().parseHex(file)), "its header is damaged");
  }

  @Test
  void invalidBase64IsRefused() {
    String png = encoded(TestImage.written(TestImage.noise(300, 300), "png"));
    ImageBlock image = new ImageBlock("png", png.substring(0, 100) + "*" + png.substring(101));

    assertRefused(image, "it is damaged or its format is unknown");
  }

  @Test
  void anImageThatCannotFitIsRefused() {
    ImageBlock image = block("png", TestImage.redAndBlue(300, 300));

    assertThatThrownBy(() -> scaler.fit(image, new Limits(100, 200), PATH))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageEndingWith("it cannot be made small enough");
  }

  private void assertRefused(ImageBlock image, String problem) {
    assertThatThrownBy(() -> scaler.fit(image, LIMITS, PATH))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(PATH + ": Could not process image: " + problem);
  }

  private static void assertColor(BufferedImage image, int x, int y, Color expected) {
    Color color = new Color(image.getRGB(x, y));
    assertThat(color.getRed()).isCloseTo(expected.getRed(), within(6));
    assertThat(color.getGreen()).isCloseTo(expected.getGreen(), within(6));
    assertThat(color.getBlue()).isCloseTo(expected.getBlue(), within(6));
  }

  private static byte[] inserted(byte[] file, int place, byte[] part) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(file, 0, place);
    whole.writeBytes(part);
    whole.write(file, place, file.length - place);
    return whole.toByteArray();
  }

  private static ImageBlock block(String format, BufferedImage image) {
    return block(format, TestImage.written(image, format));
  }

  private static ImageBlock block(String format, byte[] file) {
    return new ImageBlock(format, encoded(file));
  }

  private static String encoded(byte[] file) {
    return Base64.getEncoder().encodeToString(file);
  }

  private static byte[] decoded(ImageBlock image) {
    return Base64.getDecoder().decode(image.source().bytes());
  }
}
