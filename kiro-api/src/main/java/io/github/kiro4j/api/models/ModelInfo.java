package io.github.kiro4j.api.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A model that clients may name: the response to `GET /v1/models/{id}` and an item of the response
/// to `GET /v1/models`. Beside the members of Anthropic's Models API a model has the members
/// `object`, `created` and `owned_by` of OpenAI's API, as in kiro-rs.
///
/// @param id the value for a request's `model`
/// @param displayName name for people
/// @param maxInputTokens size of the context window in tokens
/// @param maxTokens most tokens of one answer
/// @param created release date in Unix seconds; 0 if it is not known
/// @param ownedBy provider of the model
/// @param capabilities what the model can do; null if it is not known
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({"type", "id", "display_name", "created_at"})
public record ModelInfo(
    String id,
    String displayName,
    int maxInputTokens,
    int maxTokens,
    long created,
    String ownedBy,
    @Nullable ModelCapabilities capabilities) {

  /// Always `model`.
  @JsonProperty("type")
  public String type() {
    return "model";
  }

  /// Always `model`.
  @JsonProperty("object")
  public String object() {
    return "model";
  }

  /// Always `active`. The official SDKs require the member.
  @JsonProperty("lifecycle")
  public String lifecycle() {
    return "active";
  }

  /// Always null: the upstream states no date of retirement.
  @JsonProperty("deprecated_at")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public @Nullable String deprecatedAt() {
    return null;
  }

  /// Always null: the upstream states no date of retirement.
  @JsonProperty("retires_at")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public @Nullable String retiresAt() {
    return null;
  }

  /// The release date by RFC 3339.
  @JsonProperty("created_at")
  public String createdAt() {
    return Instant.ofEpochSecond(created).toString();
  }
}
