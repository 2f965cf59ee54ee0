package io.github.kiro4j.server.config;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The table of all keys in `docs/configure.md`: the forms and defaults of the schema, and what the
/// comments of the shipped file say, in one language.
///
/// @param file the shipped file of the language
/// @param page the document that has the table
/// @param words the words of the table by their English ones
record ConfigurationTable(String file, String page, Map<String, String> words) {

  static final ConfigurationTable ENGLISH =
      new ConfigurationTable("config.yml", "../docs/configure.md", Map.of());

  static final ConfigurationTable CHINESE =
      new ConfigurationTable(
          "config.zh-CN.yml",
          "../docs/configure.zh-CN.md",
          Map.ofEntries(
              Map.entry("key", "键"),
              Map.entry("takes", "取值"),
              Map.entry("default", "默认值"),
              Map.entry("meaning", "含义"),
              Map.entry("text", "文本"),
              Map.entry("list", "列表"),
              Map.entry("names with values", "名称和值"),
              Map.entry("time", "时长"),
              Map.entry("size", "大小"),
              Map.entry("number", "数字"),
              Map.entry("from", "不小于"),
              Map.entry("to", "至")));

  /// The table as text of the document.
  String markdown(JsonNode schema) throws IOException {
    Map<String, String> descriptions =
        CommentedConfiguration.read(ConfigurationSchema.names(schema), file).descriptions();
    Set<String> keys = ConfigurationSchema.paths(schema);
    String head = row(List.of(word("key"), word("takes"), word("default"), word("meaning")));
    return head
        + row(List.of("---", "---", "---", "---"))
        + descriptions.entrySet().stream()
            .filter(key -> keys.contains(key.getKey()))
            .map(key -> row(schema, key.getKey(), key.getValue()))
            .collect(joining());
  }

  private String row(JsonNode schema, String key, String description) {
    JsonNode form = ConfigurationSchema.at(schema, key);
    String fallback = form.path("default").asText();
    return row(
        List.of(
            code(key),
            takes(form),
            fallback.isEmpty() ? "" : code(fallback),
            description.replace("|", "\\|").replace("<", "\\<")));
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private String takes(JsonNode form) {
    for (JsonNode alternative : form.path("anyOf")) {
      if (alternative.has("enum")) {
        return alternative
            .path("enum")
            .valueStream()
            .map(each -> code(each.asText()))
            .collect(joining(", "));
      }
      if (alternative.path("pattern").asText().contains("seconds")) {
        return word("time");
      }
      if (alternative.path("pattern").asText().contains("bytes")) {
        return word("size");
      }
      switch (alternative.path("type").asText()) {
        case "boolean" -> {
          return code("true") + ", " + code("false");
        }
        case "integer", "number" -> {
          return word("number") + range(form);
        }
        default -> {}
      }
    }
    return word(
        switch (form.path("type").path(0).asText()) {
          case "array" -> "list";
          case "object" -> "names with values";
          default -> "text";
        });
  }

  private String range(JsonNode form) {
    String least = form.path("minimum").asText();
    if (least.isEmpty()) {
      return "";
    }
    String most = form.path("maximum").asText();
    return most.isEmpty()
        ? " " + word("from") + " " + least
        : " " + least + " " + word("to") + " " + most;
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private String word(String english) {
    return words.getOrDefault(english, english);
  }
}
