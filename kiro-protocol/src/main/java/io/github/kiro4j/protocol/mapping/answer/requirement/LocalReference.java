package io.github.kiro4j.protocol.mapping.answer.requirement;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// A reference of a JSON Schema into its own document, such as `#/$defs/item`.
final class LocalReference {

  private LocalReference() {}

  /// The schema at the reference; missing if there is none, or the reference has another form.
  static JsonNode target(String reference, JsonNode root) {
    if (reference.equals("#")) {
      return root;
    }
    if (!reference.startsWith("#/")) {
      return MissingNode.getInstance();
    }
    try {
      String fragment = reference.substring(1).replace("+", "%2B");
      return root.at(JsonPointer.compile(URLDecoder.decode(fragment, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException _) {
      return MissingNode.getInstance();
    }
  }
}
