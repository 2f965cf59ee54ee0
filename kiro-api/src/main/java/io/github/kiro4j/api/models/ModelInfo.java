package io.github.kiro4j.api.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/// A model that clients may name: the body of `GET /v1/models/{id}` and an item of `GET
/// /v1/models`. Beside the members of the Models API it has the three that kiro-rs took from
/// OpenAI's: `object`, `created` and `owned_by`.
///
/// @param id what a request's `model` calls it
/// @param displayName for people
/// @param maxInputTokens tokens that fit into its context window
/// @param maxTokens most tokens of one answer
/// @param created release date in Unix seconds, 0 where it is not known; `created_at` says the same
///   in RFC 3339
/// @param ownedBy who made it
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({"type", "id", "display_name", "created_at"})
public record ModelInfo(
    String id,
    String displayName,
    int maxInputTokens,
    int maxTokens,
    long created,
    String ownedBy) {

  @JsonProperty("type")
  public String type() {
    return "model";
  }

  @JsonProperty("object")
  public String object() {
    return "model";
  }

  /// Whatever is listed can be used. The official SDKs count on the member.
  @JsonProperty("lifecycle")
  public String lifecycle() {
    return "active";
  }

  @JsonProperty("created_at")
  public String createdAt() {
    return Instant.ofEpochSecond(created).toString();
  }
}
