package io.github.kiro4j.protocol.mapping.answer.requirement;

import com.fasterxml.jackson.databind.JsonNode;

/// What a request requires of its answer. The Kiro API has parameters neither for a tool choice nor
/// for a format, so the model is only instructed, and the gateway judges what comes.
public sealed interface AnswerRequirement {

  /// Any answer will do.
  record Nothing() implements AnswerRequirement {}

  /// A call of any tool.
  record AnyCall() implements AnswerRequirement {}

  /// A call of one tool.
  ///
  /// @param tool the tool's name upstream
  record CallOf(String tool) implements AnswerRequirement {}

  /// Text that is one JSON value, unless the answer calls a tool of the client.
  ///
  /// @param schema the JSON Schema of the value
  record JsonText(JsonNode schema) implements AnswerRequirement {}

  /// The outcome of a judgement.
  sealed interface Verdict {

    /// The answer's text for the client: the whole text, or the only JSON value in the text.
    String text();

    /// The answer has what is required.
    record Met(String text) implements Verdict {}

    /// The answer lacks what is required.
    ///
    /// @param problem sentences for the model that say what is wrong
    record Missed(String text, String problem) implements Verdict {}
  }

  /// Whether the beginning of a call decides that the answer has what is required.
  ///
  /// @param tool the tool's name upstream, where the case of letters has no meaning
  /// @param search whether the gateway executes the call, so that the answer continues after the
  ///   call
  default boolean metByCall(String tool, boolean search) {
    return switch (this) {
      case Nothing _, AnyCall _ -> true;
      case CallOf(String required) -> required.equalsIgnoreCase(tool);
      case JsonText _ -> !search;
    };
  }

  /// Judges a finished answer without a call that [#metByCall] accepts.
  ///
  /// @param text the answer's text
  default Verdict judge(String text) {
    return switch (this) {
      case Nothing _ -> new Verdict.Met(text);
      case AnyCall _ ->
          new Verdict.Missed(
              text, "The answer has no tool call. The request requires a tool call.");
      case CallOf(String tool) ->
          new Verdict.Missed(
              text,
              "The answer has no call of the tool %1$s. The request requires a call of %1$s."
                  .formatted(tool));
      case JsonText(JsonNode schema) -> new JsonJudge(schema).judge(text);
    };
  }
}
