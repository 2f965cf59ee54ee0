package io.github.kiro4j.protocol.image;

/// Width and height of an image in pixels, each at least 1.
public record PixelSize(int width, int height) {

  /// The number of pixels.
  public long pixels() {
    return (long) width * height;
  }

  /// Whether neither side is longer than this many pixels.
  public boolean isWithin(int side) {
    return width <= side && height <= side;
  }

  /// The largest size of the same shape with no side longer than this; never larger than this size.
  public PixelSize shrunkTo(int side) {
    int longest = Math.max(width, height);
    return longest <= side
        ? this
        : new PixelSize(portion(width, side, longest), portion(height, side, longest));
  }

  /// A size of the same shape whose sides are scaled by a factor below 1 and rounded down.
  public PixelSize shrunkBy(double factor) {
    return new PixelSize(Math.max(1, (int) (width * factor)), Math.max(1, (int) (height * factor)));
  }

  private static int portion(int side, int part, int whole) {
    return (int) Math.max(1, (long) side * part / whole);
  }
}
