package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.protocol.kiro.ImageBlock;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;

/// Makes images fit the upstream's limits. Decoding happens behind this interface, outside of this
/// module.
///
/// An implementation must be deterministic, since the upstream caches by the bytes it gets, and
/// safe for use by several threads.
@FunctionalInterface
public interface ImageScaler {

  /// An image that is within the limits: the same instance if the given one already is.
  ///
  /// @param path where the image stands, for the message of the exception
  /// @throws InvalidRequestException if it cannot be made to fit
  ImageBlock fit(ImageBlock image, Limits limits, FieldPath path);

  /// The upstream's limits for one image.
  ///
  /// @param base64Length most characters of base64
  /// @param side most pixels of width and height each
  record Limits(int base64Length, int side) {

    private static final int BASE64_LENGTH = 5_242_880;
    private static final int SIDE_OF_FEW = 8_000;
    private static final int SIDE_OF_MANY = 2_000;
    private static final int FEW = 20;

    /// The limits for each image of a request that has this many.
    public static Limits among(int images) {
      return new Limits(BASE64_LENGTH, images > FEW ? SIDE_OF_MANY : SIDE_OF_FEW);
    }
  }

  /// Refuses every image, for models that take none.
  static ImageScaler refusingAny() {
    return (_, _, path) -> {
      throw path.refuse("images are not supported on this model");
    };
  }

  /// Refuses what is too long instead of scaling it; cannot see how many pixels an image has.
  static ImageScaler refusing() {
    return (image, limits, path) -> {
      int length = image.source().bytes().length();
      if (length > limits.base64Length()) {
        throw path.refuse(
            "image exceeds 5 MB maximum: %d bytes > %d bytes"
                .formatted(length, limits.base64Length()));
      }
      return image;
    };
  }
}
