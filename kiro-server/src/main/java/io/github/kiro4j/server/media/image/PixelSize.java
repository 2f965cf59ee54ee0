package io.github.kiro4j.server.media.image;

/// Width and height of an image in pixels, each at least 1.
record PixelSize(int width, int height) {

  long pixels() {
    return (long) width * height;
  }

  boolean isWithin(int side) {
    return width <= side && height <= side;
  }

  /// A size with the same aspect ratio and no side longer than the given one.
  PixelSize shrunkTo(int side) {
    int longest = Math.max(width, height);
    return longest <= side
        ? this
        : new PixelSize(scaled(width, side, longest), scaled(height, side, longest));
  }

  /// A size with sides multiplied by the factor and rounded down.
  PixelSize shrunkBy(double factor) {
    return new PixelSize(Math.max(1, (int) (width * factor)), Math.max(1, (int) (height * factor)));
  }

  private static int scaled(int side, int part, int whole) {
    return (int) Math.max(1, (long) side * part / whole);
  }
}
