package io.github.kiro4j.protocol.failure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.kiro.ExceptionNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The members of an upstream error body that the classification reads, under all names that the
/// service uses. An instance is never kept longer than the classification takes.
///
/// @param type name of the exception, without name space
/// @param reason the service's reason code
/// @param message the message, or the whole text of a body that is not JSON
record ErrorBody(@Nullable String type, @Nullable String reason, String message) {

  /// More bytes than any error of the service has; bytes after these are not read.
  private static final int LONGEST = 64 * 1024;

  static ErrorBody parse(byte[] body) {
    byte[] start = body.length > LONGEST ? Arrays.copyOf(body, LONGEST) : body;
    JsonNode root = json(start);
    if (!root.isObject()) {
      return new ErrorBody(null, null, new String(start, StandardCharsets.UTF_8));
    }
    JsonNode nested = root.path("error");
    String type = firstText(root, "__type", "code");
    String reason = firstText(root, "reason");
    String message = firstText(root, "message", "Message", "errorMessage");
    return new ErrorBody(
        ExceptionNames.bare(type == null ? firstText(nested, "__type", "code") : type).orElse(null),
        reason == null ? firstText(nested, "reason") : reason,
        message == null ? nestedMessage(nested) : message);
  }

  private static JsonNode json(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  private static String nestedMessage(JsonNode nested) {
    String message = firstText(nested, "message", "Message", "errorMessage");
    return message == null ? nested.asText("") : message;
  }

  private static @Nullable String firstText(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isTextual() && !value.textValue().isBlank()) {
        return value.textValue();
      }
    }
    return null;
  }
}
