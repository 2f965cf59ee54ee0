package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.databind.JsonNode;

/// An entry of `tools`.
///
/// Source: the union `Tool` in AWS's published streaming model, which also has a cache point that
/// kiro4j never sends.
public record ToolEntry(ToolSpecification toolSpecification) {

  /// The entry of a tool with this name, description and input schema.
  public ToolEntry(String name, String description, JsonNode schema) {
    this(new ToolSpecification(name, description, new InputSchema(schema)));
  }

  /// A tool that the model may call.
  ///
  /// @param name at most 64 characters of `[a-zA-Z0-9_-]`; unique among the tools, ignoring case
  /// @param description 1 to 10,240 characters
  /// @param inputSchema the schema of the input
  public record ToolSpecification(String name, String description, InputSchema inputSchema) {}

  /// The JSON Schema of the input, whose root is an object schema without combinators.
  public record InputSchema(JsonNode json) {}
}
