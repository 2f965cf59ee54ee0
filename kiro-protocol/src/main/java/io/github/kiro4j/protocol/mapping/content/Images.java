package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.MediaSource;
import io.github.kiro4j.protocol.image.Base64Bytes;
import io.github.kiro4j.protocol.image.ImageFormat;
import io.github.kiro4j.protocol.kiro.ImageBlock;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.net.URI;
import java.net.URISyntaxException;

/// Translates the image blocks of one request. The base64 text is passed on without a copy.
public final class Images {

  private static final int MAX_URL_LENGTH = 8_192;

  private final ImageScaler scaler;
  private final ImageScaler.Limits limits;
  private final ImageFetcher.Fetches fetches;

  /// @param scaler scales images down
  /// @param limits limits for each image of the request
  /// @param fetches fetches images by URL
  public Images(ImageScaler scaler, ImageScaler.Limits limits, ImageFetcher.Fetches fetches) {
    this.scaler = scaler;
    this.limits = limits;
    this.fetches = fetches;
  }

  /// Refuses every image, for models that accept none.
  public static Images refusing() {
    ImageScaler scaler =
        (_, _, path) -> {
          throw notTaken(path);
        };
    ImageFetcher.Fetches fetches =
        (_, path) -> {
          throw notTaken(path);
        };
    return new Images(scaler, ImageScaler.Limits.among(1), fetches);
  }

  private static InvalidRequestException notTaken(FieldPath path) {
    return path.refuse("images are not supported on this model");
  }

  /// The image in the form of the Kiro API.
  ///
  /// @throws InvalidRequestException if the image is given in a form that the upstream does not
  ///   accept, cannot be fetched, or exceeds the limits
  ImageBlock translate(ContentBlock.Image image, FieldPath path) {
    FieldPath source = path.member("image").member("source");
    return switch (image.source()) {
      case MediaSource.Base64(_, String data) -> inline(data, source.member("base64"));
      case MediaSource.Url(String url) -> fetched(url, source.member("url"));
      case MediaSource.File _ ->
          throw source.refuse("images by file id are not supported here, send the image as base64");
      case MediaSource.PlainText _, MediaSource.Content _, MediaSource.Unknown _ ->
          throw source.refuse(
              "Input tag '%s' is not one of: 'base64'".formatted(image.source().type()));
    };
  }

  private ImageBlock inline(String base64, FieldPath path) {
    String data = withoutLineBreaks(base64);
    if (!Base64Text.isValid(data)) {
      throw path.member("data").refuse("Invalid base64 data");
    }
    return image(data, path);
  }

  private ImageBlock fetched(String url, FieldPath path) {
    FieldPath place = path.member("url");
    return image(fetches.fetch(address(url, place), place), place);
  }

  /// An address with a user is refused: the gateway signs in nowhere for its clients.
  private static URI address(String url, FieldPath path) {
    if (url.length() > MAX_URL_LENGTH) {
      throw path.refuse("URLs have at most %d characters".formatted(MAX_URL_LENGTH));
    }
    try {
      URI address = new URI(url.strip());
      if (!"https".equalsIgnoreCase(address.getScheme())) {
        throw path.refuse("Only HTTPS URLs are supported.");
      }
      if (address.getHost() == null || address.getRawUserInfo() != null) {
        throw path.refuse("the URL must have a host, and neither user nor password");
      }
      return address;
    } catch (URISyntaxException _) {
      throw path.refuse("Invalid URL");
    }
  }

  private ImageBlock image(String data, FieldPath path) {
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
