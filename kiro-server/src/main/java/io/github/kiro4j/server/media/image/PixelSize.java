package io.github.kiro4j.server.media.image;

/// Width and height of an image in pixels, each at least 1.
record PixelSize(int width, int height) {

  long pixels() {
    return (long) width * height;
  }

  boolean isWithin(int side) {
    return width <= side && height <= side;
  }

  /// The same shape with no side longer than this.
  PixelSize shrunkTo(int side) {
    int longest = Math.max(width, height);
    return longest <= side
        ? this
        : new PixelSize(portion(width, side, longest), portion(height, side, longest));
  }

  /// A size of the same shape whose sides are smaller by this factor, or by a little more.
  PixelSize shrunkBy(double factor) {
    return new PixelSize(Math.max(1, (int) (width * factor)), Math.max(1, (int) (height * factor)));
  }

  private static int portion(int side, int part, int whole) {
    return (int) Math.max(1, (long) side * part / whole);
  }
}
