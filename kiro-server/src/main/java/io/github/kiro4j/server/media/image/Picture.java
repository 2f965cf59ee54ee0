package io.github.kiro4j.server.media.image;

import io.github.kiro4j.protocol.image.PixelSize;
import io.github.kiro4j.server.media.DecodingRefusal;
import io.github.kiro4j.server.media.DecodingThreads;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A decoded image. All operations work in memory and are deterministic.
record Picture(BufferedImage image) {

  private static final float JPEG_QUALITY = 0.85f;
  private static final int OPAQUE = 0xFF;
  private static final int CMYK_COMPONENTS = 4;

  /// Opaque types that image writers accept directly, without a redrawn copy.
  private static final Set<Integer> PLAIN_TYPES =
      Set.of(
          BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY);

  /// Decodes an image, or the first frame of an animated image.
  ///
  /// @param format the name of the format in ImageIO
  /// @param maxPixels maximum number of pixels, since the decoder may find more than the header
  ///   states
  static Picture decode(byte[] file, String format, long maxPixels, DecodingRefusal refusal)
      throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream input = new MemoryCacheImageInputStream(interruptible(file))) {
      reader.setInput(input, true, true);
      requirePixels(new PixelSize(reader.getWidth(0), reader.getHeight(0)), maxPixels, refusal);
      return new Picture(cmykToRgb(reader.read(0)));
    } finally {
      reader.dispose();
    }
  }

  /// Converts CMYK images row by row, because drawing such an image would first copy all of it.
  private static BufferedImage cmykToRgb(BufferedImage image) {
    if (image.getColorModel().getNumColorComponents() != CMYK_COMPONENTS) {
      return image;
    }
    BufferedImage rgb =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      DecodingThreads.checkpoint();
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      rgb.getRaster().setDataElements(0, y, row.length, 1, row);
    }
    return rgb;
  }

  static void requirePixels(PixelSize size, long maxPixels, DecodingRefusal refusal) {
    if (size.pixels() > maxPixels) {
      throw refusal.because(
          "%d x %d pixels exceed the limit of %d for scaling it down"
              .formatted(size.width(), size.height(), maxPixels));
    }
  }

  private static InputStream interruptible(byte[] file) {
    return new FilterInputStream(new ByteArrayInputStream(file)) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        DecodingThreads.checkpoint();
        return super.read(bytes, offset, length);
      }
    };
  }

  PixelSize size() {
    return new PixelSize(image.getWidth(), image.getHeight());
  }

  /// A scaled copy with 8 bits per channel.
  ///
  /// Interpolation reads four pixels, so the size is halved until the target exceeds half of it;
  /// otherwise lines of text would disappear between the pixels.
  Picture scaledTo(PixelSize target) {
    Picture scaled = this;
    while (scaled.image.getWidth() > 2 * target.width()
        || scaled.image.getHeight() > 2 * target.height()) {
      PixelSize half = scaled.size().shrunkBy(0.5);
      scaled =
          scaled.drawnAs(
              new PixelSize(
                  Math.max(target.width(), half.width()),
                  Math.max(target.height(), half.height())));
    }
    return scaled.drawnAs(target);
  }

  /// Whether any pixel is not opaque.
  boolean isTranslucent() {
    if (!image.getColorModel().hasAlpha()) {
      return false;
    }
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int pixel : row) {
        if (pixel >>> 24 != OPAQUE) {
          return true;
        }
      }
    }
    return false;
  }

  byte[] png() throws IOException {
    DecodingThreads.checkpoint();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    return written(writer, image, writer.getDefaultWriteParam());
  }

  /// The picture as a JPEG, with translucent pixels on white.
  byte[] jpeg() throws IOException {
    DecodingThreads.checkpoint();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(JPEG_QUALITY);
    boolean plain = PLAIN_TYPES.contains(image.getType());
    return written(writer, plain ? image : drawn(size(), BufferedImage.TYPE_INT_RGB), quality);
  }

  private static byte[] written(ImageWriter writer, BufferedImage image, ImageWriteParam parameters)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(file)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  private Picture drawnAs(PixelSize target) {
    DecodingThreads.checkpoint();
    if (target.equals(size()) && PLAIN_TYPES.contains(image.getType())) {
      return this;
    }
    boolean alpha = image.getColorModel().hasAlpha();
    return new Picture(
        drawn(target, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB));
  }

  private BufferedImage drawn(PixelSize target, int type) {
    BufferedImage canvas = new BufferedImage(target.width(), target.height(), type);
    Color background = type == BufferedImage.TYPE_INT_RGB ? Color.WHITE : null;
    Graphics2D pen = canvas.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      pen.drawImage(image, 0, 0, target.width(), target.height(), background, null);
    } finally {
      pen.dispose();
    }
    return canvas;
  }
}
