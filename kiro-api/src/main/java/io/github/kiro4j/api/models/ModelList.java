package io.github.kiro4j.api.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `GET /v1/models`: one page of models. Beside the members of Anthropic's Models
/// API a page has the member `object` of OpenAI's API, as in kiro-rs.
///
/// @param data the models, newest first
/// @param hasMore whether there are more models in the direction of the paging
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({"object", "data", "has_more", "first_id", "last_id"})
public record ModelList(List<ModelInfo> data, boolean hasMore) {

  public ModelList {
    data = List.copyOf(data);
  }

  /// Always `list`.
  @JsonProperty("object")
  public String object() {
    return "list";
  }

  /// The cursor for the page before this one; null on an empty page.
  @JsonProperty("first_id")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public @Nullable String firstId() {
    return data.isEmpty() ? null : data.getFirst().id();
  }

  /// The cursor for the page after this one; null on an empty page.
  @JsonProperty("last_id")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public @Nullable String lastId() {
    return data.isEmpty() ? null : data.getLast().id();
  }
}
