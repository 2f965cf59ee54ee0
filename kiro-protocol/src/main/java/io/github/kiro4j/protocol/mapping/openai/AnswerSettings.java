package io.github.kiro4j.protocol.mapping.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.messages.OutputConfig;
import io.github.kiro4j.api.messages.ThinkingConfig;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the model reasons and in which format it answers.
///
/// @param thinking null if the request leaves both to the model
/// @param output null if there is neither a level of effort nor a format
public record AnswerSettings(@Nullable ThinkingConfig thinking, @Nullable OutputConfig output) {

  /// The number of tokens of an answer without a limit of the client's; the model's own limit is
  /// lower.
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  private static final Set<String> LEVELS =
      Set.of("minimal", "low", "medium", "high", "xhigh", "max");

  /// The settings of a request.
  ///
  /// @param effort the level of effort; `none` switches reasoning off, and unknown levels count as
  ///   the model's default
  /// @param summarized whether the client reads the reasoning's text; null if the request does not
  ///   ask for reasoning
  /// @param format the object with the format: `response_format`, or `text.format`
  public static AnswerSettings of(
      Parameter effort, @Nullable Boolean summarized, Parameter format) {
    Optional<String> level = effort.text();
    OutputConfig.Format required = format(format);
    String known = level.filter(LEVELS::contains).map(AnswerSettings::lowest).orElse(null);
    return new AnswerSettings(
        thinking(level, summarized),
        known == null && required == null ? null : new OutputConfig(known, required));
  }

  private static @Nullable ThinkingConfig thinking(
      Optional<String> level, @Nullable Boolean summarized) {
    if (level.filter("none"::equals).isPresent()) {
      return new ThinkingConfig.Disabled();
    }
    return summarized == null
        ? null
        : new ThinkingConfig.Adaptive(summarized ? "summarized" : "omitted");
  }

  private static String lowest(String level) {
    return level.equals("minimal") ? "low" : level;
  }

  private static OutputConfig.@Nullable Format format(Parameter format) {
    String type = format.member("type").text().orElse("text");
    return switch (type) {
      case "text" -> null;
      case "json_object" -> json(JsonNodeFactory.instance.objectNode().put("type", "object"));
      case "json_schema" -> json(schema(format));
      default ->
          throw format
              .member("type")
              .unsupported(
                  "the supported formats are 'text', 'json_object' and 'json_schema', not '%s'"
                      .formatted(type));
    };
  }

  private static OutputConfig.Format json(JsonNode schema) {
    return new OutputConfig.Format("json_schema", schema);
  }

  /// The schema, which the Chat Completions API has one level deeper than the Responses API.
  private static JsonNode schema(Parameter format) {
    Parameter nested = format.member("json_schema");
    Parameter schema = (nested.absent() ? format : nested).member("schema");
    return schema.object().orElseThrow(schema::missing);
  }
}
