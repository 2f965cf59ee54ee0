package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// How the answer shall be produced.
///
/// @param effort `low`, `medium`, `high`, `xhigh` or `max`; a string, since new levels appear
/// @param format the form that the answer's text must have
public record OutputConfig(@Nullable String effort, @Nullable Format format) {

  /// A form for the answer: `type` is `json_schema`, `schema` the JSON Schema to satisfy.
  public record Format(String type, @Nullable JsonNode schema) {
    public Format {
      required(type, "type");
    }
  }
}
