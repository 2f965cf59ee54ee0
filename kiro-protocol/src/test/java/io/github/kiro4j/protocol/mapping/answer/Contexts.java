package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.protocol.mapping.answer.AnswerContext.Options;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext.Thinking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contexts for tests, which differ from the plainest one in what matters.
final class Contexts {

  static final AnswerContext PLAIN = thinking(Thinking.NONE);
  static final AnswerContext TAGS = thinking(Thinking.TAGS);
  static final AnswerContext NATIVE = thinking(Thinking.NATIVE);

  private Contexts() {}

  static AnswerContext thinking(Thinking thinking) {
    return of(thinking, List.of(), null, false, null, Options.DEFAULT);
  }

  static AnswerContext stoppingAt(String... sequences) {
    return of(Thinking.NONE, List.of(sequences), null, false, null, Options.DEFAULT);
  }

  static AnswerContext limited(Thinking thinking, int maxTokens) {
    return of(thinking, List.of(), maxTokens, false, null, Options.DEFAULT);
  }

  static AnswerContext bareJson() {
    return of(Thinking.NONE, List.of(), null, true, null, Options.DEFAULT);
  }

  static AnswerContext searching() {
    return of(Thinking.NONE, List.of(), null, false, "web_search", Options.DEFAULT);
  }

  static AnswerContext with(Options options) {
    return of(Thinking.TAGS, List.of(), null, false, null, options);
  }

  static AnswerContext of(
      Thinking thinking,
      List<String> stopSequences,
      @Nullable Integer maxTokens,
      boolean bareJson,
      @Nullable String searchTool,
      Options options) {
    return of(thinking, true, stopSequences, maxTokens, "", bareJson, searchTool, options);
  }

  /// Reasoning is asked for, but not its text.
  static AnswerContext omitting(Thinking thinking) {
    return of(thinking, false, List.of(), null, "", false, null, Options.DEFAULT);
  }

  /// The client has written the beginning of the answer.
  static AnswerContext prefilled(Thinking thinking, String prefill, boolean bareJson) {
    return of(thinking, true, List.of(), null, prefill, bareJson, null, Options.DEFAULT);
  }

  static AnswerContext of(
      Thinking thinking,
      boolean thinkingShown,
      List<String> stopSequences,
      @Nullable Integer maxTokens,
      String prefill,
      boolean bareJson,
      @Nullable String searchTool,
      Options options) {
    return new AnswerContext(
        "msg_01",
        "claude-sonnet-4-5",
        100,
        200_000,
        name -> name.equals("short") ? "a_very_long_name" : name,
        thinking,
        thinkingShown,
        stopSequences,
        maxTokens,
        prefill,
        bareJson,
        searchTool,
        options);
  }
}
