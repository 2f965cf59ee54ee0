package io.github.kiro4j.protocol.mapping.answer;

import static java.lang.Integer.MAX_VALUE;

import io.github.kiro4j.api.messages.ContentBlock.ServerToolUse;
import io.github.kiro4j.api.messages.ContentBlock.WebSearchToolResult;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.MessageDelta.End;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.FailureClassifier;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.mapping.answer.tools.ContentSequencer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Translates the events of the Kiro API into the stream events of one message of the Messages API.
/// Streaming and other responses use the same translator.
///
/// The stream events are valid for any input: `message_start` once, before the first block; blocks
/// that are opened and closed once, in ascending order, one at a time; then `message_delta` and
/// `message_stop`. An `error`, which is the last event, can take the place of any of these events.
///
/// ```java
/// for (KiroEvent event : upstream) {
///   translator.accept(event);
///   if (translator.done()) {
///     upstream.abort();
///   }
/// }
/// translator.end(dialect, BodyEnd.MARKED);
/// ```
///
/// If the model calls the search tool, [#end] does not end the message: the caller executes the
/// [#searches], reports each to [#searched] and calls [#resume]. If that returns true, the caller
/// sends the next request, whose conversation ends with [#assistantMessage] and the results, and
/// feeds the events of the response. A round is one request and its response; a message without
/// searches has one round.
///
/// If the response ends regularly without an answer, or without what the request requires, [#end]
/// does not end the message either: the caller calls [#askAgain], sends the request that follows
/// and feeds the events of the response.
///
/// Not thread-safe.
public final class ResponseTranslator {

  private final AnswerContext context;
  private final MessageWriter writer;
  private final ContentWriter content;
  private final UsageTally tally = new UsageTally();

  private final ContentSequencer sequencer;

  private String cumulative = "";
  private boolean outputLimit;
  private boolean awaitingSearches;
  private boolean unanswered;
  private boolean askedAgain;
  private boolean lackedEndEvidence;
  private int ignoredEvents;
  private int tokensOfEarlierRounds;
  private int droppedTokens;
  private @Nullable Correction correction;
  private @Nullable StopReason stopReason;
  private @Nullable ClientError failure;
  private @Nullable UpstreamFailure upstreamFailure;

  /// Creates the translator of one message.
  ///
  /// @param sink receives the stream events in their order, on the calling thread
  public ResponseTranslator(AnswerContext context, Consumer<StreamEvent> sink) {
    this.context = context;
    this.writer = new MessageWriter(context, sink);
    this.content = new ContentWriter(context, writer);
    this.sequencer = new ContentSequencer(context.messageId(), content);
  }

  /// Writes `message_start` now instead of before the first content.
  public void start() {
    writer.start();
  }

  /// Translates one event. An event that reports a failure ends the message with an error.
  public void accept(KiroEvent event) {
    if (!done() && !awaitingSearches && !unanswered) {
      translating(() -> {
        translate(event);
        endEarly();
      });
    }
  }

  /// Signals that the upstream's response has ended at the boundary of a frame. A response without
  /// the events of a regular end may count as cut off.
  ///
  /// @param dialect the dialect of the endpoint that has responded, which determines the events of
  ///   a regular end; each round of searches may have another endpoint
  /// @param body how the body of the response ended
  public void end(Dialect dialect, BodyEnd body) {
    if (!done() && !awaitingSearches && !unanswered) {
      translating(() -> {
        closeRound();
        requireEvidence(dialect, body);
        finishRound();
      });
    }
  }

  /// Ends the message with an error, unless the message has ended.
  public void fail(ClientError error) {
    if (!done()) {
      failure = error;
      writer.fail(error.error());
    }
  }

  /// Ends the message with the client's error for a failure of the upstream, unless the message has
  /// ended.
  public void fail(UpstreamFailure cause) {
    if (!done()) {
      upstreamFailure = cause;
      fail(context.errorOf(cause));
    }
  }

  /// Whether the last stream event is written. The upstream's response may go on, if the message
  /// has ended at a stop sequence or at the token limit; the caller then aborts the response.
  public boolean done() {
    return writer.ended();
  }

  /// The client's error; empty unless the answer failed.
  public Optional<ClientError> failure() {
    return Optional.ofNullable(failure);
  }

  /// The failure of the upstream; empty unless the answer failed for this reason.
  public Optional<UpstreamFailure> upstreamFailure() {
    return Optional.ofNullable(upstreamFailure);
  }

  /// The estimated tokens of the answer so far, in constant time.
  public int tokens() {
    return content.tokens();
  }

  /// The statistics of the answer so far.
  public AnswerFacts facts() {
    return new AnswerFacts(usage(), tally.credits(), lackedEndEvidence, ignoredEvents, stopReason);
  }

  /// The searches that the model waits for; empty unless the round that ended has some.
  public List<SearchCall> searches() {
    return awaitingSearches ? recordedSearches() : List.of();
  }

  /// The model's answer in the round that ended, as a message of the conversation.
  ///
  /// @throws IllegalStateException if the request neither has a search tool nor requires anything
  public AssistantResponseMessage assistantMessage() {
    return content
        .recorder()
        .map(AssistantMessageRecorder::message)
        .orElseThrow(() ->
            new IllegalStateException(
                "the request has no search tool and requires nothing, so no answer was recorded"));
  }

  /// Writes a search that the caller has executed, and its outcome.
  public void searched(ServerToolUse use, WebSearchToolResult result) {
    if (awaitingSearches) {
      content.searched(use, result);
    }
  }

  /// Continues after the searches.
  ///
  /// @return whether the caller has to send the next request; otherwise the client has tool calls
  ///   to execute, so the message has ended, or the answer is [#unanswered]
  public boolean resume() {
    if (!awaitingSearches || done()) {
      return false;
    }
    awaitingSearches = false;
    if (content.hasToolCalls()) {
      translating(this::finish);
      return false;
    }
    nextRound();
    return true;
  }

  /// Whether the response has ended regularly without an answer, for the first time: with nothing,
  /// with reasoning alone, or without what the request requires.
  public boolean unanswered() {
    return unanswered && !done();
  }

  /// Continues after a response without an answer.
  ///
  /// @param request the request of the response
  /// @return the request that the caller sends next: the same request, or one that tells the model
  ///   what its answer lacks; the client does not get the content of such an answer
  public KiroRequest askAgain(KiroRequest request) {
    if (!unanswered) {
      throw new IllegalStateException("the response has an answer");
    }
    KiroRequest next = correction == null ? request : FollowUp.of(request, correction);
    if (correction != null) {
      content.dropRound(roundTokens());
      droppedTokens = tally.roundOutput(roundTokens());
    }
    unanswered = false;
    askedAgain = true;
    correction = null;
    content.startOver();
    nextRound();
    return next;
  }

  private void nextRound() {
    content.nextRound();
    writer.nextRound();
    content.recorder().ifPresent(AssistantMessageRecorder::clear);
    tally.nextRound(roundTokens());
    tokensOfEarlierRounds = content.tokens();
    cumulative = "";
    outputLimit = false;
  }

  private void translating(Runnable translation) {
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
      case KiroEvent.InitialResponse _ -> {}
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
    closeRound();
    finishRound();
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

  private void closeRound() {
    if (sequencer.callOpen()) {
      throw new BrokenAnswerException(Damage.UNCLOSED_TOOL_CALL);
    }
    content.closeContent();
    endEarly();
    awaitingSearches = !done() && !StopReasons.refused(tally) && !recordedSearches().isEmpty();
  }

  private void finishRound() {
    if (!done() && !awaitingSearches) {
      finish();
    }
  }

  private List<SearchCall> recordedSearches() {
    return content.recorder().map(AssistantMessageRecorder::searches).orElse(List.of());
  }

  private void requireEvidence(Dialect dialect, BodyEnd body) {
    boolean lacking = !done() && !tally.endedRegularly(dialect);
    lackedEndEvidence = lackedEndEvidence || lacking;
    if (lacking && context.options().endEvidence().requiredIn(dialect, body)) {
      throw new BrokenAnswerException(Damage.NO_END_EVIDENCE);
    }
    if (lacking && writer.blocks() == 0 && !awaitingSearches) {
      throw new BrokenAnswerException(Damage.EMPTY);
    }
  }

  private boolean endEarly() {
    Optional<StopReason> reason = content.earlyEnd();
    if (reason.isEmpty() || done()) {
      return false;
    }
    content.closeContent();
    end(new End(reason.get(), content.stopSequence().orElse(null), null));
    return true;
  }

  /// Ends the message, unless the model has to be asked once more. The gateway adds no words of its
  /// own to an answer without content, because clients would take the words for the model's. The
  /// second answer is passed on as it is.
  private void finish() {
    StopReason reason = StopReasons.of(tally, outputLimit, content.hasToolCalls());
    if (reason == StopReason.REFUSAL) {
      end(new End(reason, null, StopReasons.refusalDetails(tally, context.refusalFallback())));
      return;
    }
    boolean silent = !content.hasVisibleContent() && reason == StopReason.END_TURN;
    Optional<String> problem =
        isWhole(reason) && !silent ? content.judge(askedAgain) : Optional.empty();
    problem.ifPresent(lacking -> correction = Correction.of(assistantMessage(), lacking));
    if (problem.isPresent() || (silent && !askedAgain)) {
      unanswered = true;
    } else if (silent && context.form().answerDue()) {
      throw new BrokenAnswerException(Damage.EMPTY);
    } else {
      end(new End(reason, null, null));
    }
  }

  private static boolean isWhole(StopReason reason) {
    return reason == StopReason.END_TURN || reason == StopReason.TOOL_USE;
  }

  private void end(End end) {
    stopReason = end.stopReason();
    writer.end(end, usage());
  }

  private int roundTokens() {
    return content.tokens() - tokensOfEarlierRounds;
  }

  /// The usage, in which an answer that ended early has at most the client's `max_tokens`, beside
  /// the tokens of an answer that was dropped.
  private Usage usage() {
    Usage usage = tally.usage(context, roundTokens(), content.thinkingTokens(), content.searches());
    int limit = Math.clamp((long) context.form().maxTokens() + droppedTokens, 0, MAX_VALUE);
    if (content.earlyEnd().isEmpty() || usage.outputTokens() <= limit) {
      return usage;
    }
    return usage.withOutputLimit(limit);
  }
}
