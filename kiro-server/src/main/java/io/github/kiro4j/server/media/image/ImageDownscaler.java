package io.github.kiro4j.server.media.image;

import io.github.kiro4j.protocol.image.Base64Bytes;
import io.github.kiro4j.protocol.image.ImageHeader;
import io.github.kiro4j.protocol.image.JpegSegment;
import io.github.kiro4j.protocol.image.PixelSize;
import io.github.kiro4j.protocol.kiro.ImageBlock;
import io.github.kiro4j.protocol.mapping.content.ImageScaler;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.server.media.DecodingRefusal;
import io.github.kiro4j.server.media.DecodingThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

/// Scales images down that are too large for the upstream. Safe for use by several threads.
///
/// If an image fits, only its header is read. A larger image becomes a JPEG, or a PNG if the image
/// is translucent and the PNG fits.
public final class ImageDownscaler implements ImageScaler {

  /// Maximum factor by which the sides shrink from one attempt to the next.
  private static final double MAX_FACTOR = 0.9;

  /// Photographs have about ten scans. The decoder processes the whole image for each scan, so that
  /// a small file with many scans could keep it busy for hours.
  private static final int MAX_JPEG_SCANS = 100;

  private final DecodingThreads threads;
  private final long maxPixels;

  /// @param maxPixels maximum number of pixels of an image to scale, which takes 8 bytes of memory
  ///   each
  public ImageDownscaler(DecodingThreads threads, long maxPixels) {
    this.threads = threads;
    this.maxPixels = maxPixels;
  }

  @Override
  public ImageBlock fit(ImageBlock image, Limits limits, FieldPath path) {
    DecodingRefusal refusal = problem -> path.refuse("Could not process image: " + problem);
    Base64Bytes file = new Base64Bytes(image.source().bytes());
    PixelSize size =
        ImageHeader.sizeOf(file).orElseThrow(() -> refusal.because("its header is damaged"));
    if (file.text().length() <= limits.base64Length() && size.isWithin(limits.side())) {
      return image;
    }
    Picture.requirePixels(size, maxPixels, refusal);
    return threads.run(() -> scale(file, image.format(), limits, refusal), refusal);
  }

  private ImageBlock scale(Base64Bytes file, String format, Limits limits, DecodingRefusal refusal)
      throws IOException {
    byte[] bytes = file.all();
    boolean jpeg = format.equals("jpeg");
    if (jpeg) {
      requireFewScans(bytes, refusal);
    }
    byte[] exif = jpeg ? exif(file, bytes) : new byte[0];
    Picture picture = Picture.decode(bytes, format, maxPixels, refusal);
    PixelSize size = picture.size().shrunkTo(limits.side());
    ImageBlock scaled = encode(picture.scaledTo(size), exif, limits);
    while (length(scaled) > limits.base64Length()) {
      size = smaller(size, length(scaled), limits, refusal);
      scaled = encode(picture.scaledTo(size), exif, limits);
    }
    return scaled;
  }

  private static ImageBlock encode(Picture picture, byte[] exif, Limits limits) throws IOException {
    if (picture.isTranslucent()) {
      ImageBlock png = block("png", picture.png());
      if (length(png) <= limits.base64Length()) {
        return png;
      }
    }
    return block("jpeg", withExif(picture.jpeg(), exif));
  }

  private static ImageBlock block(String format, byte[] file) {
    return new ImageBlock(format, Base64.getEncoder().encodeToString(file));
  }

  private static int length(ImageBlock image) {
    return image.source().bytes().length();
  }

  /// The next size to try; the length of a JPEG is roughly proportional to its area.
  private static PixelSize smaller(
      PixelSize size, int length, Limits limits, DecodingRefusal refusal) {
    if (size.pixels() == 1) {
      throw refusal.because("it cannot be made small enough");
    }
    double sides = Math.sqrt((double) limits.base64Length() / length);
    return size.shrunkBy(MAX_FACTOR * Math.min(1, sides));
  }

  /// The EXIF segment is kept, because it has the orientation of the photograph.
  private static byte[] exif(Base64Bytes file, byte[] bytes) {
    return JpegSegment.find(file, JpegSegment::isExif)
        .map(segment -> Arrays.copyOfRange(bytes, segment.start(), segment.end()))
        .orElseGet(() -> new byte[0]);
  }

  /// Inserts the EXIF segment after the first segment, which is the JFIF header of the writer.
  private static byte[] withExif(byte[] jpeg, byte[] exif) {
    int position = 4 + (((jpeg[4] & 0xFF) << 8) | (jpeg[5] & 0xFF));
    ByteArrayOutputStream file = new ByteArrayOutputStream(jpeg.length + exif.length);
    file.write(jpeg, 0, position);
    file.writeBytes(exif);
    file.write(jpeg, position, jpeg.length - position);
    return file.toByteArray();
  }

  /// Counts the markers of scans, which cannot occur in the image data by chance.
  private static void requireFewScans(byte[] jpeg, DecodingRefusal refusal) {
    int scans = 0;
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xDA) {
        scans++;
      }
    }
    if (scans > MAX_JPEG_SCANS) {
      throw refusal.because("it has more than %d scans".formatted(MAX_JPEG_SCANS));
    }
  }
}
