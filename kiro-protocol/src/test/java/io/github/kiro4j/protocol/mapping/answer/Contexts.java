package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.protocol.mapping.answer.AnswerContext.Options;
import io.github.kiro4j.protocol.mapping.reasoning.ReasoningMode;
import io.github.kiro4j.protocol.mapping.tools.ToolNames;
import io.github.kiro4j.protocol.mapping.tools.Toolbox;
import io.github.kiro4j.protocol.mapping.tools.WebSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contexts for tests, each of which differs from the plainest one in what the test is about.
final class Contexts {

  static final ReasoningMode NO_REASONING = new ReasoningMode.None();
  static final ReasoningMode BY_TAGS = new ReasoningMode.Tags(true);
  static final ReasoningMode BY_EVENTS = new ReasoningMode.Native(true);

  static final int UNLIMITED = Integer.MAX_VALUE;

  static final WebSearch SEARCH = new WebSearch("web_search", null, List.of(), List.of());

  /// A tool whose name the upstream does not accept.
  static final String LONG_NAME = "a very long name";

  static final ToolNames NAMES = ToolNames.of(List.of(LONG_NAME));

  static final AnswerContext PLAIN = reasoning(NO_REASONING);
  static final AnswerContext TAGS = reasoning(BY_TAGS);
  static final AnswerContext NATIVE = reasoning(BY_EVENTS);

  private Contexts() {}

  static AnswerContext reasoning(ReasoningMode mode) {
    return of(mode, List.of(), UNLIMITED, false, null, Options.DEFAULT);
  }

  static AnswerContext stoppingAt(String... sequences) {
    return of(NO_REASONING, List.of(sequences), UNLIMITED, false, null, Options.DEFAULT);
  }

  static AnswerContext limited(ReasoningMode mode, int maxTokens) {
    return of(mode, List.of(), maxTokens, false, null, Options.DEFAULT);
  }

  /// The client has sent tool results.
  static AnswerContext answerDue() {
    AnswerForm form = NATIVE.form();
    return new AnswerContext(
        NATIVE.messageId(),
        NATIVE.model(),
        NATIVE.promptTokens(),
        NATIVE.contextWindow(),
        NATIVE.refusalFallback(),
        new AnswerForm(
            form.tools(), form.reasoning(), List.of(), form.maxTokens(), "", false, true),
        NATIVE.options());
  }

  static AnswerContext bareJson() {
    return of(NO_REASONING, List.of(), UNLIMITED, true, null, Options.DEFAULT);
  }

  static AnswerContext searching() {
    return of(NO_REASONING, List.of(), UNLIMITED, false, SEARCH, Options.DEFAULT);
  }

  static AnswerContext with(Options options) {
    return of(BY_TAGS, List.of(), UNLIMITED, false, null, options);
  }

  /// The client has written the beginning of the answer.
  static AnswerContext prefilled(ReasoningMode mode, String prefill, boolean bareJson) {
    return of(mode, List.of(), UNLIMITED, prefill, bareJson, null, Options.DEFAULT);
  }

  static AnswerContext of(
      ReasoningMode mode,
      List<String> stopSequences,
      int maxTokens,
      boolean bareJson,
      @Nullable WebSearch search,
      Options options) {
    return of(mode, stopSequences, maxTokens, "", bareJson, search, options);
  }

  static AnswerContext of(
      ReasoningMode mode,
      List<String> stopSequences,
      int maxTokens,
      String prefill,
      boolean bareJson,
      @Nullable WebSearch search,
      Options options) {
    return new AnswerContext(
        "msg_01",
        "claude-sonnet-4-5",
        100,
        200_000,
        "claude-sonnet-4",
        new AnswerForm(
            new Toolbox(List.of(), NAMES, search, List.of(), List.of()),
            mode,
            stopSequences,
            maxTokens,
            prefill,
            bareJson,
            false),
        options);
  }
}
