package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/// Why an answer was refused: `stop_details`, which goes with the stop reason `refusal` and no
/// other.
///
/// Source: `RefusalStopDetails` and `BetaRefusalStopDetails` of the official SDKs (Java 3.12.0).
///
/// @param category for example `reasoning_extraction`; null when it is not known
/// @param explanation for people; null when there is none
/// @param recommendedModel a model that may answer the same request; absent when none is known
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({"type", "category", "explanation"})
public record StopDetails(
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String category,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String explanation,
    @Nullable String recommendedModel) {

  @JsonProperty("type")
  public String type() {
    return "refusal";
  }
}
