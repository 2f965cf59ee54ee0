package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Parameters of the answer.
///
/// @param effort `low`, `medium`, `high`, `xhigh`, `max` or a newer level; null if absent
/// @param format the format of the answer's text; null if absent
public record OutputConfig(@Nullable String effort, @Nullable Format format) {

  /// A format for the answer's text.
  ///
  /// @param type `json_schema`
  /// @param schema the JSON Schema that the text has to satisfy
  public record Format(String type, @Nullable JsonNode schema) {
    public Format {
      required(type, "type");
    }
  }
}
