package io.github.kiro4j.protocol.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.protocol.mapping.content.WellFormed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The JSON Schema that the client requires of the answer's text. The Kiro API has no such
/// parameter, so the system text holds an instruction instead.
///
/// @param schema the JSON Schema
record AnswerFormat(JsonNode schema) {

  private static final String JSON_SCHEMA = "json_schema";

  /// The schema in `output_config.format`, or in the older parameter `output_format`; empty if
  /// there is none.
  static Optional<AnswerFormat> of(MessagesRequest request) {
    JsonNode older = request.other("output_format");
    return request
        .outputFormat()
        .map(format -> of(format.type(), format.schema()))
        .orElseGet(() -> of(older.path("type").asText(), older.get("schema")));
  }

  /// The instruction for the system text.
  String instruction() {
    return "Answer with one JSON value and nothing else: no introduction, no explanation, no Markdown"
        + " fence around it. The value must satisfy this JSON Schema:\n"
        + WellFormed.text(schema.toString());
  }

  private static Optional<AnswerFormat> of(String type, @Nullable JsonNode schema) {
    return JSON_SCHEMA.equals(type) && schema != null && schema.isObject()
        ? Optional.of(new AnswerFormat(schema))
        : Optional.empty();
  }
}
