package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.databind.JsonNode;

/// A tool call that the model made, as the history tells it.
///
/// @param toolUseId at most 64 of `[a-zA-Z0-9_-]`
/// @param input a JSON object
public record ToolUse(String toolUseId, String name, JsonNode input) {}
