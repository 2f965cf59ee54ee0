package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.MediaSource;
import io.github.kiro4j.protocol.image.Base64Bytes;
import io.github.kiro4j.protocol.image.ImageFormat;
import io.github.kiro4j.protocol.kiro.ImageBlock;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;

/// Translates image blocks. The base64 text is passed on without a copy.
final class Images {

  private final ImageScaler scaler;
  private final ImageScaler.Limits limits;

  Images(ImageScaler scaler, ImageScaler.Limits limits) {
    this.scaler = scaler;
    this.limits = limits;
  }

  /// The image in the form of the Kiro API.
  ///
  /// @throws InvalidRequestException if the image is not given in base64, has a format that the
  ///   upstream does not accept, or exceeds the limits
  ImageBlock translate(ContentBlock.Image image, FieldPath path) {
    FieldPath source = path.member("image").member("source");
    return switch (image.source()) {
      case MediaSource.Base64 base64 -> inline(base64, source.member("base64"));
      case MediaSource.Url _ ->
          throw source.refuse("images by URL are not supported here, send the image as base64");
      case MediaSource.File _ ->
          throw source.refuse("images by file id are not supported here, send the image as base64");
      case MediaSource.PlainText _, MediaSource.Content _, MediaSource.Unknown _ ->
          throw source.refuse(
              "Input tag '%s' is not one of: 'base64'".formatted(image.source().type()));
    };
  }

  private ImageBlock inline(MediaSource.Base64 base64, FieldPath path) {
    String data = withoutLineBreaks(base64.data());
    if (!Base64Text.isValid(data)) {
      throw path.member("data").refuse("Invalid base64 data");
    }
    ImageFormat format =
        ImageFormat.of(new Base64Bytes(data))
            .orElseThrow(() -> path.refuse("Could not process image"));
    return scaler.fit(new ImageBlock(format.wireName(), data), limits, path);
  }

  private static String withoutLineBreaks(String data) {
    return data.indexOf('\n') < 0 && data.indexOf('\r') < 0
        ? data
        : data.replace("\n", "").replace("\r", "");
  }
}
