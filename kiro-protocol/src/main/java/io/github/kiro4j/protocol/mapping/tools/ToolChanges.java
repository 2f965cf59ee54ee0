package io.github.kiro4j.protocol.mapping.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.Tool;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The changes of the tools that the messages themselves make: tools that they define, load or
/// remove.
final class ToolChanges {

  private final List<Tool> defined = new ArrayList<>();
  private final Set<String> loaded = new HashSet<>();
  private final Set<String> removed = new HashSet<>();

  private ToolChanges() {}

  /// The changes in all messages.
  ///
  /// @throws InvalidRequestException if the definition of a tool is malformed
  static ToolChanges of(List<InputMessage> messages) {
    ToolChanges changes = new ToolChanges();
    for (int i = 0; i < messages.size(); i++) {
      List<ContentBlock> blocks = messages.get(i).content();
      for (int j = 0; j < blocks.size(); j++) {
        changes.follow(blocks.get(j), new FieldPath("messages.%d.content.%d".formatted(i, j)));
      }
    }
    return changes;
  }

  /// The tools that `tool_addition` blocks define.
  List<Tool> defined() {
    return defined;
  }

  /// Whether a `tool_reference` or a `tool_addition` loads this deferred tool.
  boolean loads(String name) {
    return loaded.contains(name);
  }

  /// Whether the last change of this tool is a `tool_removal`.
  boolean removes(String name) {
    return removed.contains(name);
  }

  private void follow(ContentBlock block, FieldPath path) {
    switch (block) {
      case ContentBlock.ToolReference reference -> load(reference.toolName());
      case ContentBlock.ToolResult result -> result.content().forEach(each -> follow(each, path));
      case ContentBlock.Unknown unknown -> follow(unknown, path);
      case ContentBlock.Text _,
          ContentBlock.Image _,
          ContentBlock.Document _,
          ContentBlock.SearchResult _,
          ContentBlock.Thinking _,
          ContentBlock.RedactedThinking _,
          ContentBlock.ToolUse _,
          ContentBlock.ServerToolUse _,
          ContentBlock.WebSearchToolResult _ -> {
        // Blocks without changes.
      }
    }
  }

  private void follow(ContentBlock.Unknown block, FieldPath path) {
    JsonNode tool = block.members().getOrDefault("tool", MissingNode.getInstance());
    switch (block.type()) {
      case "tool_addition" -> add(tool, path.member("tool_addition").member("tool"));
      case "tool_removal" -> remove(tool.path("name").asText());
      case "tool_search_tool_result" ->
          block.members().values().stream()
              .flatMap(member -> member.findValuesAsText("tool_name").stream())
              .forEach(this::load);
      default -> {
        // Blocks without changes.
      }
    }
  }

  private void add(JsonNode tool, FieldPath path) {
    if (!tool.has("definition")) {
      load(tool.path("name").asText());
      return;
    }
    try {
      Tool definition = Json.EXACT_NUMBERS.treeToValue(tool.path("definition"), Tool.class);
      ToolChecks.check(definition, path.member("definition"));
      defined.add(definition);
      load(definition.name());
    } catch (JsonProcessingException _) {
      throw path.member("definition").refuse("Input should be a valid tool");
    }
  }

  private void load(String name) {
    loaded.add(name);
    removed.remove(name);
  }

  private void remove(String name) {
    loaded.remove(name);
    removed.add(name);
  }
}
