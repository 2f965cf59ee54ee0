package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.databind.JsonNode;

/// A tool call of the model in the history.
///
/// Source: `ToolUse` in AWS's published streaming model.
///
/// @param toolUseId id of the call, at most 64 characters of `[a-zA-Z0-9_-]`
/// @param name the tool's name
/// @param input a JSON object
public record ToolUse(String toolUseId, String name, JsonNode input) {}
