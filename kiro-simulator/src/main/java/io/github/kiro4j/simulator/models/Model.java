package io.github.kiro4j.simulator.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// A model of the catalogue, in the form of the response to `ListAvailableModels`.
public record Model(JsonNode json) {

  public String id() {
    return json.path("modelId").asText();
  }

  /// The context window in tokens.
  public int maxInputTokens() {
    return json.path("tokenLimits").path("maxInputTokens").asInt();
  }

  /// The credits of a request relative to the model `auto`.
  public double rateMultiplier() {
    return json.path("rateMultiplier").asDouble();
  }

  /// The schema of `additionalModelRequestFields`; empty if the model accepts none.
  public Optional<JsonNode> additionalFieldsSchema() {
    return json.optional("additionalModelRequestFieldsSchema");
  }
}
