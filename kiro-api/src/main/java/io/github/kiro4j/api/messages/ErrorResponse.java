package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// The body of every response of the Messages API that is not a success.
///
/// @param error the error
/// @param requestId the value of the header `request-id`
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder("type")
public record ErrorResponse(ApiError error, String requestId) {

  /// Always `error`.
  @JsonProperty("type")
  public String type() {
    return "error";
  }
}
