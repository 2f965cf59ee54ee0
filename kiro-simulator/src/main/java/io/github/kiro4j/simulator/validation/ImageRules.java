package io.github.kiro4j.simulator.validation;

import io.github.kiro4j.simulator.validation.HistoryEntry.Conversation;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks number, size and format of images, and the known rules for documents.
final class ImageRules {

  private static final Map<String, ImageSignature.Format> FORMATS =
      Map.of(
          "png", ImageSignature.Format.PNG,
          "jpeg", ImageSignature.Format.JPEG,
          "gif", ImageSignature.Format.GIF,
          "webp", ImageSignature.Format.WEBP);
  private static final Set<String> DOCUMENT_FORMATS =
      Set.of("csv", "doc", "docx", "html", "md", "pdf", "txt", "xls", "xlsx");
  private static final int MAX_PER_MESSAGE = 10;
  private static final int MAX_PER_CONVERSATION = 100;

  /// Most characters of base64 text, which the service's error message calls bytes.
  private static final int MAX_BASE64 = 5_242_880;

  private static final int MANY_IMAGES = 20;
  private static final int MAX_SIDE_OF_MANY = 2_000;

  private ImageRules() {}

  static void check(Conversation conversation) {
    List<HistoryEntry.User> users = conversation.users();
    int images = users.stream().mapToInt(user -> user.images().size()).sum();
    int documents = users.stream().mapToInt(user -> user.documents().size()).sum();
    if (images + documents > MAX_PER_CONVERSATION) {
      throw refused(
          "too many images and documents: %d + %d > %d"
              .formatted(images, documents, MAX_PER_CONVERSATION),
          "IMAGE_COUNT_EXCEEDED");
    }
    for (HistoryEntry.User user : users) {
      checkMessage(user, images > MANY_IMAGES);
    }
  }

  private static void checkMessage(HistoryEntry.User user, boolean manyImages) {
    if (user.images().size() > MAX_PER_MESSAGE) {
      throw refused("Improperly formed request.", "IMAGE_COUNT_EXCEEDED");
    }
    user.images().forEach(image -> checkImage(image, manyImages));
    Set<String> names = new HashSet<>();
    user.documents().forEach(document -> checkDocument(document, names));
  }

  private static void checkImage(Cursor image, boolean manyImages) {
    image.object(Set.of("format", "source"));
    String bytes = bytes(image);
    ImageSignature.Format format = FORMATS.get(image.required("format").text());
    if (format == null) {
      throw refused("Improperly formed request.", "IMAGE_FORMAT_UNSUPPORTED");
    }
    if (bytes.length() > MAX_BASE64) {
      throw refused(
          "image exceeds 5 MB maximum: %d bytes > %d bytes".formatted(bytes.length(), MAX_BASE64),
          "IMAGE_SIZE_EXCEEDED");
    }
    checkPixels(ImageSignature.of(decode(image, bytes)), format, manyImages);
  }

  private static void checkPixels(
      ImageSignature header, ImageSignature.Format declared, boolean manyImages) {
    if (header.format() != declared) {
      throw refused("Improperly formed request.", "IMAGE_MIME_MISMATCH");
    }
    if (manyImages && header.longestSide() > MAX_SIDE_OF_MANY) {
      throw refused(
          "At least one of the image dimensions exceed max allowed size for many-image requests: 2000 pixels",
          "IMAGE_DIMENSION_EXCEEDED");
    }
  }

  private static void checkDocument(Cursor document, Set<String> names) {
    document.object(Set.of("name", "format", "source"));
    document.required("format").oneOf(DOCUMENT_FORMATS);
    decode(document, bytes(document));
    if (!names.add(document.required("name").text())) {
      throw refused("Improperly formed request.", "DOCUMENT_DUPLICATE_NAME");
    }
  }

  private static String bytes(Cursor block) {
    return block
        .required("source")
        .object(Set.of("bytes"))
        .required("bytes")
        .text(1, UserShape.MAX_CONTENT);
  }

  private static byte[] decode(Cursor block, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      throw block.refused("is no base64");
    }
  }

  private static RefusedException refused(String message, String reason) {
    return new RefusedException(KnownErrors.invalid(message, reason));
  }
}
