package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.protocol.kiro.ImageBlock;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;

/// Scales images down to the limits of the Kiro API. Implementations are outside of this module,
/// which decodes no files.
///
/// An implementation must be deterministic, because the upstream caches by the bytes, and
/// thread-safe.
@FunctionalInterface
public interface ImageScaler {

  /// An image within the limits: the same instance if the given image is within them, else a
  /// smaller image.
  ///
  /// @param path place of the image in the request, for error messages
  /// @throws InvalidRequestException if the image cannot be decoded or scaled down
  ImageBlock fit(ImageBlock image, Limits limits, FieldPath path);

  /// The limits for one image.
  ///
  /// Source: error messages of the Kiro API that users reported, and Anthropic's documentation of
  /// images.
  ///
  /// @param base64Length most characters of base64
  /// @param side most pixels of width and height each
  record Limits(int base64Length, int side) {

    private static final int BASE64_LENGTH = 5_242_880;
    private static final int SIDE_OF_FEW = 8_000;
    private static final int SIDE_OF_MANY = 2_000;
    private static final int FEW = 20;

    /// The limits for each image of a request with this many images.
    public static Limits among(int images) {
      return new Limits(BASE64_LENGTH, images > FEW ? SIDE_OF_MANY : SIDE_OF_FEW);
    }
  }

  /// A scaler that refuses images whose base64 text is too long, and does not check the number of
  /// pixels.
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
