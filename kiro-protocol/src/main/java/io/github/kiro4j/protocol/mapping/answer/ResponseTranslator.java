package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.ContentBlock.ServerToolUse;
import io.github.kiro4j.api.messages.ContentBlock.WebSearchToolResult;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.protocol.failure.FailureClassifier;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.mapping.answer.tools.ContentSequencer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Translates the events of an upstream answer into the stream events of one message: a pure state
/// machine, and the only way from the one to the other.
///
/// Whatever it is fed, what it writes is valid: `message_start` once, before the first block;
/// blocks opened and closed once, in ascending order, one at a time; then `message_delta` and
/// `message_stop`. Or, at any place but after these, one `error`, which is the last event.
///
/// ```java
/// for (KiroEvent event : upstream) {
///   translator.accept(event);
///   if (translator.done()) {
///     upstream.abort();
///   }
/// }
/// translator.end();
/// ```
///
/// Where the model calls the search tool, [#end] does not end the message: the caller runs the
/// [#searches], reports each to [#searched], calls [#resume] and, if that says so, asks the
/// upstream again with [#assistantMessage] and the results at the end of the conversation, and
/// feeds the new answer.
///
/// Not thread-safe.
public final class ResponseTranslator {

  /// Ends an answer without words: a message without text makes some clients ask again, for ever.
  static final String NO_ANSWER = "(The model ended its turn without an answer.)";

  private final AnswerContext context;
  private final MessageWriter writer;
  private final ContentWriter content;
  private final UsageTally tally = new UsageTally();

  private final ContentSequencer sequencer;

  private String cumulative = "";
  private boolean outputLimit;
  private boolean awaitingSearches;
  private boolean lackedEndEvidence;
  private int ignoredEvents;
  private int tokensOfEarlierRounds;
  private @Nullable StopReason stopReason;
  private @Nullable ClientError failure;
  private @Nullable UpstreamFailure upstreamFailure;

  /// @param sink takes the stream events in their order, on the calling thread
  public ResponseTranslator(AnswerContext context, Consumer<StreamEvent> sink) {
    this.context = context;
    this.writer = new MessageWriter(context, sink);
    this.content = new ContentWriter(context, writer);
    this.sequencer = new ContentSequencer(context.messageId(), content);
  }

  /// Writes `message_start` now instead of with the first content.
  public void start() {
    writer.start();
  }

  /// Translates one event. An event that reports a failure ends the answer.
  public void accept(KiroEvent event) {
    if (!done() && !awaitingSearches) {
      guard(() -> {
        translate(event);
        endAtCut();
      });
    }
  }

  /// The upstream's answer has ended at the boundary of a frame.
  public void end() {
    if (!done() && !awaitingSearches) {
      guard(this::endRound);
    }
  }

  /// The answer failed: writes the error, unless the message has ended.
  public void fail(ClientError error) {
    if (!done()) {
      failure = error;
      writer.fail(error.error());
    }
  }

  /// The answer failed upstream: writes what the client is told about that.
  public void fail(UpstreamFailure cause) {
    if (!done()) {
      upstreamFailure = cause;
      fail(
          ClientErrors.of(cause, context.model(), context.promptTokens(), context.contextWindow()));
    }
  }

  /// Whether the last event is written. If the upstream has not ended by then, because a stop
  /// sequence or the token limit was reached, its answer is no longer wanted.
  public boolean done() {
    return writer.ended();
  }

  /// What the client is told, if the answer failed.
  public Optional<ClientError> failure() {
    return Optional.ofNullable(failure);
  }

  /// What went wrong upstream, if that is why the answer failed.
  public Optional<UpstreamFailure> upstreamFailure() {
    return Optional.ofNullable(upstreamFailure);
  }

  /// How many tokens the answer has so far, by estimate; costs nothing.
  public int tokens() {
    return content.tokens();
  }

  /// What is known about the answer so far.
  public AnswerFacts facts() {
    return new AnswerFacts(usage(), tally.credits(), lackedEndEvidence, ignoredEvents, stopReason);
  }

  /// The searches that the model waits for; empty unless the turn that ended has some.
  public List<SearchCall> searches() {
    return awaitingSearches ? recordedSearches() : List.of();
  }

  /// The turn that ended, as the upstream wants it back.
  public AssistantResponseMessage assistantMessage() {
    return content
        .recorder()
        .map(AssistantMessageRecorder::message)
        .orElseThrow(() -> new IllegalStateException("no search tool, no record"));
  }

  /// Writes a search and its outcome.
  public void searched(ServerToolUse use, WebSearchToolResult result) {
    if (awaitingSearches) {
      content.searched(use, result);
    }
  }

  /// Goes on after the searches.
  ///
  /// @return whether the upstream must be asked again; otherwise the message has ended, because the
  ///   client has calls to answer first
  public boolean resume() {
    if (!awaitingSearches || done()) {
      return false;
    }
    awaitingSearches = false;
    if (content.toolCalls()) {
      guard(this::finish);
      return false;
    }
    content.recorder().ifPresent(AssistantMessageRecorder::clear);
    tally.nextRound(roundTokens());
    tokensOfEarlierRounds = content.tokens();
    cumulative = "";
    outputLimit = false;
    return true;
  }

  private void guard(Runnable translation) {
    try {
      translation.run();
    } catch (BrokenAnswerException broken) {
      fail(new BrokenStream(broken.damage()));
    }
  }

  private void translate(KiroEvent event) {
    switch (event) {
      case KiroEvent.Content content -> write(content);
      case KiroEvent.Statistics statistics -> tally.accept(statistics);
      case KiroEvent.Failure failure ->
          FailureClassifier.failureIn(failure).ifPresentOrElse(this::fail, this::endAtOutputLimit);
      case KiroEvent.Unknown _ -> ignoredEvents++;
    }
  }

  private void write(KiroEvent.Content piece) {
    switch (piece) {
      case KiroEvent.AssistantResponse response -> text(response.content());
      case KiroEvent.Reasoning reasoning -> sequencer.reasoning(reasoning);
      case KiroEvent.ToolUseFragment fragment -> sequencer.fragment(fragment);
    }
  }

  private void endAtOutputLimit() {
    outputLimit = true;
    endRound();
  }

  private void text(String received) {
    String text = context.options().cumulativeText() ? newPart(received) : received;
    if (!text.isEmpty()) {
      sequencer.text(text);
    }
  }

  private String newPart(String received) {
    if (cumulative.startsWith(received)) {
      return "";
    }
    String part =
        received.startsWith(cumulative) ? received.substring(cumulative.length()) : received;
    cumulative = received;
    return part;
  }

  private void endRound() {
    if (sequencer.callOpen()) {
      throw new BrokenAnswerException(Damage.UNCLOSED_TOOL_CALL);
    }
    content.closeContent();
    if (endAtCut()) {
      return;
    }
    awaitingSearches = !recordedSearches().isEmpty();
    requireEvidence();
    if (!awaitingSearches) {
      finish();
    }
  }

  private List<SearchCall> recordedSearches() {
    return content.recorder().map(AssistantMessageRecorder::searches).orElse(List.of());
  }

  private void requireEvidence() {
    boolean lacking = !tally.evidence() && !outputLimit;
    lackedEndEvidence = lackedEndEvidence || lacking;
    if (lacking && context.options().requireEndEvidence()) {
      throw new BrokenAnswerException(Damage.NO_END_EVIDENCE);
    }
    if (lacking && writer.blocks() == 0 && !awaitingSearches) {
      throw new BrokenAnswerException(Damage.EMPTY);
    }
  }

  private boolean endAtCut() {
    Optional<StopReason> cut = content.cut();
    if (cut.isEmpty() || done()) {
      return false;
    }
    content.closeContent();
    end(cut.get(), content.stopSequence().orElse(null));
    return true;
  }

  private void finish() {
    StopReason reason = StopReasons.of(tally, outputLimit, content.toolCalls());
    boolean wordless = !content.visible() && reason == StopReason.END_TURN;
    if (wordless || writer.blocks() == 0) {
      content.note(NO_ANSWER);
    }
    end(reason, null);
  }

  private void end(StopReason reason, @Nullable String stopSequence) {
    stopReason = reason;
    writer.end(reason, stopSequence, usage());
  }

  private int roundTokens() {
    return content.tokens() - tokensOfEarlierRounds;
  }

  /// At a token limit of the client's the answer has no more tokens than that.
  private Usage usage() {
    Usage usage = tally.usage(context, roundTokens(), content.searches());
    int limit = context.form().maxTokens();
    if (content.cut().isEmpty() || usage.outputTokens() <= limit) {
      return usage;
    }
    return new Usage(
        usage.inputTokens(),
        limit,
        usage.cacheCreationInputTokens(),
        usage.cacheReadInputTokens(),
        usage.serverToolUse());
  }
}
