package io.github.kiro4j.simulator.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// One entry of the catalogue, in the form that `ListAvailableModels` answers.
public record Model(JsonNode json) {

  public String id() {
    return json.path("modelId").asText();
  }

  /// Size of the context window in tokens.
  public int maxInputTokens() {
    return json.path("tokenLimits").path("maxInputTokens").asInt();
  }

  /// Credits relative to the `auto` model.
  public double rateMultiplier() {
    return json.path("rateMultiplier").asDouble();
  }

  /// What `additionalModelRequestFields` may hold; empty when the model takes none.
  public Optional<JsonNode> additionalFieldsSchema() {
    return json.optional("additionalModelRequestFieldsSchema");
  }
}
