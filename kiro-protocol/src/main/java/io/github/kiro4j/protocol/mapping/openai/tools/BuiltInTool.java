package io.github.kiro4j.protocol.mapping.openai.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The tools that OpenAI defines by type and that clients run. Requests state neither description
/// nor schema of these tools.
///
/// Source: OpenAI's public documentation of the tools of the Responses API.
public enum BuiltInTool {
  /// Runs one command.
  LOCAL_SHELL(
      "Runs a command on the user's machine.",
      "action",
      """
      {"type":"object","properties":{
        "command":{"type":"array","items":{"type":"string"},"description":"the program and its arguments"},
        "working_directory":{"type":"string"},
        "timeout_ms":{"type":"integer"}},
       "required":["command"]}
      """),
  /// Runs commands of a shell.
  SHELL(
      "Runs shell commands on the user's machine, at the same time if there are several.",
      "action",
      """
      {"type":"object","properties":{
        "commands":{"type":"array","items":{"type":"string"},"description":"shell command lines"},
        "timeout_ms":{"type":"integer"},
        "max_output_length":{"type":"integer"}},
       "required":["commands"]}
      """),
  /// Changes a file.
  APPLY_PATCH(
      "Creates, changes or deletes one file.",
      "operation",
      """
      {"type":"object","properties":{
        "type":{"type":"string","enum":["create_file","update_file","delete_file"]},
        "path":{"type":"string"},
        "diff":{"type":"string","description":"the change as a V4A diff; absent for delete_file"}},
       "required":["type","path"]}
      """);

  private final String description;
  private final String member;
  private final String schema;

  /// @param member the member of an item that has the input
  BuiltInTool(String description, String member, String schema) {
    this.description = description;
    this.member = member;
    this.schema = schema;
  }

  JsonNode schema() {
    try {
      return Json.MAPPER.readTree(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the schema of a built-in tool is not JSON", e);
    }
  }

  /// The tool of a declared type, or of an item of that tool's type; empty for other types.
  public static Optional<BuiltInTool> of(String type) {
    return Arrays.stream(values())
        .filter(tool -> type.equals(tool.type()) || type.equals(tool.itemType()))
        .findFirst();
  }

  /// The type in requests, which is also the name that the model calls.
  public String type() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The type of the item of a call.
  public String itemType() {
    return type() + "_call";
  }

  /// The member of an item that has the input.
  public String member() {
    return member;
  }

  String description() {
    return description;
  }

  /// The input of a call as the client expects it.
  public JsonNode action(JsonNode input) {
    if (this != LOCAL_SHELL || !input.isObject()) {
      return input;
    }
    ObjectNode action = JsonNodeFactory.instance.objectNode().put("type", "exec");
    action.setAll((ObjectNode) input);
    action.putIfAbsent("env", JsonNodeFactory.instance.objectNode());
    return action;
  }
}
