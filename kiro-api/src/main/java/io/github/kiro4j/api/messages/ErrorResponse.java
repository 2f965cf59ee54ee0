package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// The body of every reply that is not a success.
///
/// @param requestId the same id as in the `request-id` header
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder("type")
public record ErrorResponse(ApiError error, String requestId) {

  @JsonProperty("type")
  public String type() {
    return "error";
  }
}
