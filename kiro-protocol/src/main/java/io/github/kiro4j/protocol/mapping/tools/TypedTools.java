package io.github.kiro4j.protocol.mapping.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The tools that Anthropic defines by type and that clients execute, such as `bash_20250124`.
/// Requests state neither description nor schema of these tools; `typed-tools.json` has both.
///
/// Source: Anthropic's public documentation of the tools.
final class TypedTools {

  /// @param type the dated type
  record Definition(String type, String description, JsonNode schema) {}

  private static final Map<String, Definition> BY_TYPE = read();

  private TypedTools() {}

  /// The description and schema of a tool; empty if its type is not documented.
  static Optional<Definition> definition(Tool tool) {
    return Optional.ofNullable(BY_TYPE.get(String.valueOf(tool.type())))
        .map(definition -> withSettings(definition, tool.settings()));
  }

  /// The search tool, which the gateway executes.
  static Definition webSearch() {
    return Objects.requireNonNull(BY_TYPE.get("web_search"));
  }

  /// Adds the tool's settings, such as the size of the display, to the description, because the
  /// model has to know them.
  private static Definition withSettings(Definition definition, Map<String, JsonNode> settings) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    settings.forEach((name, value) -> {
      if (!name.equals("cache_control") && !value.isNull()) {
        shown.set(name, value);
      }
    });
    return shown.isEmpty()
        ? definition
        : new Definition(
            definition.type(),
            definition.description() + "\nSettings: " + shown,
            definition.schema());
  }

  private static Map<String, Definition> read() {
    try (InputStream json = TypedTools.class.getResourceAsStream("typed-tools.json")) {
      return List.of(Json.MAPPER.readValue(json, Definition[].class)).stream()
          .collect(Collectors.toUnmodifiableMap(Definition::type, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped tool definitions cannot be read", e);
    }
  }
}
