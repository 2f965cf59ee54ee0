package io.github.kiro4j.server.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Images for tests.
public final class TestImage {

  private TestImage() {}

  /// The left half in one colour, the right half in another one.
  public static BufferedImage halves(int width, int height, int type, Color left, Color right) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D pen = image.createGraphics();
    pen.setColor(left);
    pen.fillRect(0, 0, width / 2, height);
    pen.setColor(right);
    pen.fillRect(width / 2, 0, width - width / 2, height);
    pen.dispose();
    return image;
  }

  public static BufferedImage redAndBlue(int width, int height) {
    return halves(width, height, BufferedImage.TYPE_INT_RGB, Color.RED, Color.BLUE);
  }

  /// Cannot be compressed without loss.
  public static BufferedImage noise(int width, int height) {
    return noise(width, height, BufferedImage.TYPE_INT_RGB);
  }

  public static BufferedImage noise(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Random random = new Random(1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }

  public static byte[] written(BufferedImage image, String format) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, file)) {
        throw new IllegalArgumentException(format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  public static byte[] animatedGif(BufferedImage... frames) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(file)) {
      writer.setOutput(output);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame : frames) {
        writer.writeToSequence(new IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  /// The header of a PNG without any data.
  public static byte[] pngHeader(int width, int height) {
    return ByteBuffer.allocate(33)
        .put(HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452"))
        .putInt(width)
        .putInt(height)
        .put(HexFormat.of().parseHex("0802000000"))
        .putInt(0)
        .array();
  }

  /// A lossless WebP of one colour and any size; its pixels take no bits.
  public static byte[] webp(int width, int height) {
    byte[] file =
        HexFormat.of()
            .parseHex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700");
    int sizeAndAlpha = (width - 1) | (height - 1) << 14 | 1 << 28;
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(21, sizeAndAlpha);
    return file;
  }

  /// A CMYK JPEG as Adobe's programs write it, with inverted values.
  ///
  /// @param transformed whether the colours are stored as YCCK
  public static byte[] inkJpeg(BufferedImage image, boolean transformed) throws IOException {
    WritableRaster inks =
        Raster.createInterleavedRaster(
            DataBuffer.TYPE_BYTE, image.getWidth(), image.getHeight(), 4, null);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color color = new Color(image.getRGB(x, y));
        int[] light = {color.getRed(), color.getGreen(), color.getBlue(), 255};
        inks.setPixel(x, y, transformed ? brightnessAndDifferences(light) : light);
      }
    }
    byte[] jpeg = written(inks);
    byte[] adobe = HexFormat.of().parseHex("ffee000e41646f626500640000000000");
    adobe[adobe.length - 1] = (byte) (transformed ? 2 : 0);
    return ByteBuffer.allocate(jpeg.length + adobe.length)
        .put(jpeg, 0, 2)
        .put(adobe)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  private static int[] brightnessAndDifferences(int[] light) {
    int red = 255 - light[0];
    int green = 255 - light[1];
    int blue = 255 - light[2];
    return new int[] {
      clamped(0.299 * red + 0.587 * green + 0.114 * blue),
      clamped(-0.1687 * red - 0.3313 * green + 0.5 * blue + 128),
      clamped(0.5 * red - 0.4187 * green - 0.0813 * blue + 128),
      light[3]
    };
  }

  private static int clamped(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }

  private static byte[] written(Raster raster) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(file)) {
      writer.setOutput(output);
      writer.write(new IIOImage(raster, null, null));
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  public static BufferedImage read(String base64) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }
}
