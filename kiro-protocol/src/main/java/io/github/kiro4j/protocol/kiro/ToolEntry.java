package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.databind.JsonNode;

/// An entry of `tools`. The service's union also knows a cache point, which kiro4j never sends.
public record ToolEntry(ToolSpecification toolSpecification) {

  public ToolEntry(String name, String description, JsonNode schema) {
    this(new ToolSpecification(name, description, new InputSchema(schema)));
  }

  /// A tool that the model may call.
  ///
  /// @param name at most 64 of `[a-zA-Z0-9_-]`; unique, ignoring case
  /// @param description 1 to 10,240 characters
  public record ToolSpecification(String name, String description, InputSchema inputSchema) {}

  /// JSON Schema of the input; its root is an object schema without combinators.
  public record InputSchema(JsonNode json) {}
}
