package io.github.kiro4j.protocol.failure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.kiro.ExceptionNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    return new ErrorBody(
        firstText(List.of(root, nested), "__type", "code")
            .flatMap(ExceptionNames::bare)
            .orElse(null),
        firstText(List.of(root, nested), "reason").orElse(null),
        firstText(List.of(root, nested), "message", "Message", "errorMessage")
            .orElseGet(() -> nested.asText("")));
  }

  private static JsonNode json(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  private static Optional<String> firstText(List<JsonNode> objects, String... names) {
    return objects.stream()
        .flatMap(object -> Stream.of(names).map(object::path))
        .filter(value -> value.isTextual() && !value.textValue().isBlank())
        .map(JsonNode::textValue)
        .findFirst();
  }
}
