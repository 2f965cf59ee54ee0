package io.github.kiro4j.protocol.mapping.answer;

import com.fasterxml.jackson.databind.JsonNode;

/// A complete call of the search tool, which the gateway executes.
///
/// @param toolUseId id of the call, which the result for the upstream refers to
/// @param input the model's input, a JSON object
public record SearchCall(String toolUseId, JsonNode input) {}
