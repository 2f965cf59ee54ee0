package io.github.kiro4j.protocol.mapping.answer;

import com.fasterxml.jackson.databind.JsonNode;

/// A call of the tool that the gateway runs itself, complete.
///
/// @param toolUseId the call's id, under which its result goes upstream
/// @param input a JSON object as the model wrote it
public record SearchCall(String toolUseId, JsonNode input) {}
