package io.github.kiro4j.protocol.mapping.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext.Options;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement;
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

  static final AnswerRequirement NOTHING = new AnswerRequirement.Nothing();
  static final AnswerRequirement ANY_JSON =
      new AnswerRequirement.JsonText(JsonNodeFactory.instance.objectNode());

  /// The request to which the answer belongs.
  static final KiroRequest REQUEST =
      new KiroRequest(
          new KiroRequest.ConversationState(
              "conversation",
              List.of(),
              new UserInputMessage("Hello", null, List.of(), "claude-sonnet-4.5", "AI_EDITOR"),
              "continuation",
              "vibe",
              "MANUAL"),
          null,
          null);

  static final WebSearch SEARCH = new WebSearch("web_search", null, List.of(), List.of());

  /// A tool whose name the upstream does not accept.
  static final String LONG_NAME = "a very long name";

  static final ToolNames NAMES = ToolNames.of(List.of(LONG_NAME));

  static final AnswerContext PLAIN = reasoning(NO_REASONING);
  static final AnswerContext TAGS = reasoning(BY_TAGS);
  static final AnswerContext NATIVE = reasoning(BY_EVENTS);

  private Contexts() {}

  static AnswerContext reasoning(ReasoningMode mode) {
    return of(mode, List.of(), UNLIMITED, NOTHING, null, Options.DEFAULT);
  }

  static AnswerContext stoppingAt(String... sequences) {
    return of(NO_REASONING, List.of(sequences), UNLIMITED, NOTHING, null, Options.DEFAULT);
  }

  static AnswerContext limited(ReasoningMode mode, int maxTokens) {
    return of(mode, List.of(), maxTokens, NOTHING, null, Options.DEFAULT);
  }

  /// The client has sent tool results.
  static AnswerContext answerDue() {
    return due(NATIVE);
  }

  /// An answer without content is an error.
  static AnswerContext due(AnswerContext context) {
    return with(context, context.form().requirement(), false, true);
  }

  static AnswerContext singleCall(AnswerRequirement requirement) {
    return with(PLAIN, requirement, true, false);
  }

  private static AnswerContext with(
      AnswerContext context, AnswerRequirement requirement, boolean singleCall, boolean due) {
    AnswerForm form = context.form();
    return new AnswerContext(
        context.messageId(),
        context.model(),
        context.promptTokens(),
        context.contextWindow(),
        context.refusalFallback(),
        new AnswerForm(
            form.tools(),
            form.reasoning(),
            List.of(),
            form.maxTokens(),
            "",
            requirement,
            singleCall,
            due),
        context.options());
  }

  static AnswerContext bareJson() {
    return of(NO_REASONING, List.of(), UNLIMITED, ANY_JSON, null, Options.DEFAULT);
  }

  static AnswerContext searching() {
    return of(NO_REASONING, List.of(), UNLIMITED, NOTHING, SEARCH, Options.DEFAULT);
  }

  static AnswerContext requiring(AnswerRequirement requirement) {
    return requiring(requirement, null);
  }

  static AnswerContext requiring(AnswerRequirement requirement, @Nullable WebSearch search) {
    return of(NO_REASONING, List.of(), UNLIMITED, requirement, search, Options.DEFAULT);
  }

  static AnswerContext with(Options options) {
    return of(BY_TAGS, List.of(), UNLIMITED, NOTHING, null, options);
  }

  /// The client has written the beginning of the answer.
  static AnswerContext prefilled(ReasoningMode mode, String prefill) {
    return of(mode, List.of(), UNLIMITED, prefill, NOTHING, null, Options.DEFAULT);
  }

  static AnswerContext of(
      ReasoningMode mode,
      List<String> stopSequences,
      int maxTokens,
      AnswerRequirement requirement,
      @Nullable WebSearch search,
      Options options) {
    return of(mode, stopSequences, maxTokens, "", requirement, search, options);
  }

  static AnswerContext of(
      ReasoningMode mode,
      List<String> stopSequences,
      int maxTokens,
      String prefill,
      AnswerRequirement requirement,
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
            requirement,
            false,
            false),
        options);
  }
}
