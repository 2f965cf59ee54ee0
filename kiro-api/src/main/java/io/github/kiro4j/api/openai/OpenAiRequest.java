package io.github.kiro4j.api.openai;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kiro4j.api.messages.InvalidFieldException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/chat/completions` or of `POST /v1/responses`. The constructor throws an
/// [InvalidFieldException] if `model` is null.
///
/// Most parameters of both APIs have several forms (a text, a list of parts, an object), to which
/// clients add forms of their own, so they are kept as trees.
///
/// @param model the model's name
/// @param stream whether the response is a stream of server-sent events; null for false
/// @param parameters every other member
public record OpenAiRequest(
    String model,
    @Nullable Boolean stream,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> parameters) {

  public OpenAiRequest {
    if (model == null) {
      throw new InvalidFieldException("model", "you must provide a model parameter");
    }
    parameters = Objects.requireNonNullElse(parameters, Map.of());
  }

  /// One of the members in [#parameters]; a missing node if the request lacks the member or the
  /// member is null.
  public JsonNode parameter(String name) {
    JsonNode value = parameters.getOrDefault(name, MissingNode.getInstance());
    return value.isNull() ? MissingNode.getInstance() : value;
  }
}
