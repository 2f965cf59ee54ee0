package io.github.kiro4j.protocol.mapping.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.ContentBlock.ServerToolUse;
import io.github.kiro4j.api.messages.ContentBlock.WebSearchToolResult;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.protocol.kiro.KiroEvent.Reasoning;
import io.github.kiro4j.protocol.mapping.answer.reasoning.ThinkingTagSplitter;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.Verdict;
import io.github.kiro4j.protocol.mapping.answer.tools.ContentSequencer;
import io.github.kiro4j.protocol.mapping.answer.tools.PropertyRenamer;
import io.github.kiro4j.protocol.mapping.answer.tools.ToolCall;
import io.github.kiro4j.protocol.mapping.reasoning.ReasoningMode;
import io.github.kiro4j.protocol.mapping.tools.ToolNames;
import io.github.kiro4j.protocol.tokens.TokenMeter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes content, in its final order, as content blocks: text and reasoning through their
/// channels, tool calls directly. Calls of the search tool are recorded instead.
final class ContentWriter implements ContentSequencer.Output, ThinkingTagSplitter.Output {

  private final AnswerContext context;
  private final MessageWriter writer;
  private final TokenMeter meter = new TokenMeter();
  private final TextChannel text;
  private final ThinkingChannel thinking;
  private final @Nullable ThinkingTagSplitter splitter;
  private final @Nullable AssistantMessageRecorder recorder;

  /// Renames the properties in the input of the open call; null if none has another name upstream.
  private @Nullable PropertyRenamer renamer;

  private boolean searching;
  private boolean leftOut;
  private boolean requirementMet;
  private boolean hasToolCalls;
  private boolean limitReached;
  private int searches;
  private int results;

  ContentWriter(AnswerContext context, MessageWriter writer) {
    this.context = context;
    this.writer = writer;
    this.text = new TextChannel(writer, context.form(), meter, this::closeThinking);
    this.thinking =
        new ThinkingChannel(
            writer, context.form().reasoning().textVisible(), meter, this::closeText);
    this.splitter = context.readsTags() ? new ThinkingTagSplitter(this) : null;
    this.recorder =
        context.form().webSearch() == null && context.form().requiresNothing()
            ? null
            : new AssistantMessageRecorder();
  }

  /// Why the answer has to end before the upstream's response does; empty if it has not.
  Optional<StopReason> earlyEnd() {
    if (limitReached || text.limitReached()) {
      return Optional.of(StopReason.MAX_TOKENS);
    }
    return text.stopSequence().map(_ -> StopReason.STOP_SEQUENCE);
  }

  Optional<String> stopSequence() {
    return text.stopSequence();
  }

  /// Whether the answer has tool calls that the client has to execute.
  boolean hasToolCalls() {
    return hasToolCalls;
  }

  /// Whether the round has anything but reasoning.
  boolean hasVisibleContent() {
    return hasToolCalls || results > 0 || text.written();
  }

  /// The estimated tokens of all content.
  int tokens() {
    return meter.tokens();
  }

  /// The estimated tokens of the reasoning.
  int thinkingTokens() {
    return thinking.tokens();
  }

  /// Number of searches with results.
  int searches() {
    return searches;
  }

  Optional<AssistantMessageRecorder> recorder() {
    return Optional.ofNullable(recorder);
  }

  @Override
  public void text(String piece) {
    record(answer -> answer.text(piece));
    if (splitter != null) {
      splitter.accept(piece);
    } else {
      answer(piece);
    }
  }

  @Override
  public void answer(String piece) {
    if (earlyEnd().isEmpty()) {
      text.accept(piece);
    }
  }

  @Override
  public void thinking(String piece) {
    closeText();
    if (earlyEnd().isEmpty()) {
      thinking.accept(piece, false);
    }
  }

  @Override
  public void endThinking() {
    thinking.close();
  }

  @Override
  public void reasoning(Reasoning reasoning) {
    record(answer -> answer.reasoning(reasoning));
    if (context.form().reasoning() instanceof ReasoningMode.None) {
      return;
    }
    ifPresent(reasoning.text(), this::reasoningText);
    ifPresent(reasoning.signature(), this::sign);
    ifPresent(reasoning.redactedContent(), this::redacted);
  }

  @Override
  public void openCall(ToolCall call, String name) {
    closeContent();
    if (earlyEnd().isPresent()) {
      return;
    }
    searching = context.form().isSearch(name);
    leftOut = !searching && leavesOut(name);
    if (leftOut || exceedsLimit()) {
      return;
    }
    if (!hasToolCalls && context.form().requirement().metByCall(name, searching)) {
      requirementMet = true;
      writer.release();
    }
    meter.add(name);
    record(AssistantMessageRecorder::openCall);
    if (!searching) {
      hasToolCalls = true;
      openBlock(call.id(), name);
    }
  }

  /// Whether the client has its only call, or the required one, and does not want this call. A
  /// first call of another tool than the required one stays, because the answer is judged by the
  /// first call.
  private boolean leavesOut(String name) {
    AnswerForm form = context.form();
    return hasToolCalls
        && (form.singleCall() || (requirementMet && !form.requirement().metByCall(name, false)));
  }

  @Override
  public void input(ToolCall call, String fragment) {
    if (leftOut || earlyEnd().isPresent()) {
      return;
    }
    meter.add(fragment);
    record(answer -> answer.input(fragment));
    if (!searching) {
      inputDelta(renamer == null ? fragment : renamer.accept(fragment));
    }
  }

  @Override
  public void closeCall(ToolCall call) {
    if (leftOut || earlyEnd().isPresent()) {
      return;
    }
    String name = call.name();
    if (name != null) {
      record(answer -> answer.closeCall(call.id(), name, searching));
    }
    if (!searching) {
      writer.close();
    }
    searching = false;
  }

  /// Writes a search that the gateway has executed, as a call and a result.
  void searched(ServerToolUse use, WebSearchToolResult result) {
    writer.open(new ServerToolUse(use.id(), use.name(), JsonNodeFactory.instance.objectNode()));
    writer.delta(new Delta.InputJsonDelta(use.input().toString()));
    writer.whole(result);
    results++;
    if (result.content().isArray()) {
      searches++;
    }
  }

  /// Judges this round, as long as it is held back. Of the text of an answer that is passed on,
  /// only the JSON value stays.
  ///
  /// @param last whether the answer is passed on even if something is wrong
  /// @return what is wrong with an answer that is not passed on; empty for any other answer
  Optional<String> judge(boolean last) {
    if (!writer.holding()) {
      return Optional.empty();
    }
    String text = writer.heldText();
    Verdict verdict = context.form().requirement().judge(text);
    if (verdict instanceof Verdict.Missed(_, String problem) && !last) {
      return Optional.of(problem);
    }
    if (!verdict.text().equals(text)) {
      writer.replaceText(verdict.text());
    }
    return Optional.empty();
  }

  /// Drops the content of this round, whose tokens do not count for the client's limit.
  void dropRound(int tokens) {
    writer.dropRound();
    text.raiseLimit(tokens);
    hasToolCalls = false;
  }

  /// Begins the next round, which has no visible content yet.
  void nextRound() {
    results = 0;
    text.nextRound();
  }

  /// Expects the beginning of the answer again, because the round had no visible content.
  void startOver() {
    text.startOver();
  }

  /// Writes content that was held back and closes the open block.
  void closeContent() {
    if (splitter != null) {
      splitter.flush();
    }
    closeText();
    closeThinking();
  }

  /// Records what may have to be sent back: the answer of a model that can search, and an answer
  /// that the client has not got yet.
  private void record(Consumer<AssistantMessageRecorder> action) {
    if (recorder != null && (context.form().webSearch() != null || writer.holding())) {
      action.accept(recorder);
    }
  }

  private void reasoningText(String piece) {
    if (splitter != null) {
      splitter.flush();
    }
    closeText();
    if (earlyEnd().isEmpty()) {
      thinking.accept(piece, true);
    }
  }

  private void sign(String fragment) {
    if (earlyEnd().isEmpty()) {
      thinking.sign(fragment);
    }
  }

  private void redacted(String data) {
    closeContent();
    if (earlyEnd().isEmpty()) {
      writer.whole(new ContentBlock.RedactedThinking(data));
    }
  }

  /// Opens a tool call with an empty input and an empty delta. Clients rely on both, as the
  /// Messages API always sends them.
  private void openBlock(String id, String upstreamName) {
    ToolNames names = context.form().tools().names();
    Map<String, String> renamed = names.propertiesOf(upstreamName).clientByUpstream();
    renamer = renamed.isEmpty() ? null : new PropertyRenamer(renamed);
    writer.open(
        new ContentBlock.ToolUse(
            id, names.client(upstreamName), JsonNodeFactory.instance.objectNode()));
    writer.delta(new Delta.InputJsonDelta(""));
  }

  private void inputDelta(String fragment) {
    if (!fragment.isEmpty()) {
      writer.delta(new Delta.InputJsonDelta(fragment));
    }
  }

  private boolean exceedsLimit() {
    limitReached = meter.tokens() > text.limit();
    return limitReached;
  }

  private void closeText() {
    text.close();
  }

  private void closeThinking() {
    thinking.close();
  }

  private static void ifPresent(@Nullable String value, Consumer<String> action) {
    if (value != null && !value.isEmpty()) {
      action.accept(value);
    }
  }
}
