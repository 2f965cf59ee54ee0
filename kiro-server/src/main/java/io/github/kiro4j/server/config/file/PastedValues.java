package io.github.kiro4j.server.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.PastedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes white space and line breaks around the values of a configuration: a key from a file with
/// the line ends of Windows would match no client's key.
final class PastedValues {

  private static final Logger LOG = LoggerFactory.getLogger(PastedValues.class);

  /// Dropwizard's own blocks, where white space may be meant, as in the format of log lines.
  private static final Set<String> UNTOUCHED = Set.of("server", "logging", "metrics");

  private final List<String> cleaned = new ArrayList<>();

  private PastedValues() {}

  /// Changes the values in place; logs one warning that names their keys.
  static void clean(JsonNode configuration) {
    PastedValues values = new PastedValues();
    for (Map.Entry<String, JsonNode> key : configuration.properties()) {
      if (!UNTOUCHED.contains(key.getKey())) {
        key.setValue(values.clean(key.getKey(), key.getValue()));
      }
    }
    if (!values.cleaned.isEmpty()) {
      LOG.warn(
          "white space or line breaks around the value of {} are ignored",
          String.join(", ", values.cleaned));
    }
  }

  private JsonNode clean(String path, JsonNode value) {
    if (value instanceof ObjectNode block) {
      for (Map.Entry<String, JsonNode> key : block.properties()) {
        key.setValue(clean(path + "." + key.getKey(), key.getValue()));
      }
    }
    if (value instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, clean(path, list.get(i)));
      }
    }
    return value.isTextual() ? clean(path, value.textValue()) : value;
  }

  private JsonNode clean(String path, String text) {
    String clean = PastedText.trimmed(text);
    if (!clean.equals(text)) {
      cleaned.add(path);
    }
    return TextNode.valueOf(clean);
  }
}
