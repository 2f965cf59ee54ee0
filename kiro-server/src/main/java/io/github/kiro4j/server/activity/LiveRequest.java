package io.github.kiro4j.server.activity;

import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.protocol.dialect.route.Route;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.mapping.answer.AnswerFacts;
import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.clients.KeyPermit;
import io.github.kiro4j.server.connection.ClientConnection;
import io.github.kiro4j.server.connection.Departure;
import io.github.kiro4j.server.upstream.call.SendListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A running request. The request's own threads record its progress; any thread may read or cancel
/// it. Only the first `close` has an effect.
public final class LiveRequest implements SendListener, AutoCloseable {

  private static final AnswerFacts NO_FACTS = new AnswerFacts(new Usage(0, 0), 0, false, 0, null);

  /// Clients send names of any length.
  private static final int MAX_NAME_LENGTH = 100;

  /// The phases of a running request.
  public enum Phase {
    /// The gateway reads and translates the request.
    TRANSLATING,
    /// The request was sent, and the upstream has not started its answer.
    WAITING,
    /// Events of the answer arrive.
    STREAMING
  }

  private final String id;
  private final RequestSource source;
  private final KeyIdentity caller;
  private final InstantSource clock;
  private final Instant startedAt;
  private final BiConsumer<LiveRequest, FinishedRequest> onFinish;
  private final AtomicReference<Attempts> attempts = new AtomicReference<>(Attempts.NONE);
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable String requestedModel;
  private volatile @Nullable RequestSummary summary;
  private volatile Phase phase = Phase.TRANSLATING;
  private volatile @Nullable Instant firstEvent;
  private volatile int tokens;
  private volatile KeyPermit permit = KeyPermit.UNCOUNTED;
  private volatile AnswerFacts facts = NO_FACTS;
  private volatile @Nullable ClientError error;
  private volatile @Nullable UpstreamFailure cause;
  private volatile boolean refused;
  private volatile boolean committed;
  private volatile boolean clientLeft;

  /// Set before the request has a second thread, and read when it is closed.
  private volatile @Nullable Departure departure;

  /// Guarded by the monitor, together with `cancelled`: a cancellation always runs the action.
  private @Nullable Runnable abortAction;

  private @Nullable ClientError cancelled;

  LiveRequest(
      String id,
      RequestSource source,
      KeyIdentity caller,
      InstantSource clock,
      BiConsumer<LiveRequest, FinishedRequest> onFinish) {
    this.id = id;
    this.source = source;
    this.caller = caller;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.onFinish = onFinish;
  }

  public String id() {
    return id;
  }

  public RequestSource source() {
    return source;
  }

  /// The client's name of the model, truncated to 100 characters; empty until the body is read.
  public Optional<String> requestedModel() {
    return Optional.ofNullable(requestedModel);
  }

  public KeyIdentity caller() {
    return caller;
  }

  public Instant startedAt() {
    return startedAt;
  }

  /// The time from the start to the upstream's first event; empty before that event.
  public Optional<Duration> timeToFirstEvent() {
    return Optional.ofNullable(firstEvent).map(this::sinceStart);
  }

  public Duration age() {
    return sinceStart(clock.instant());
  }

  /// Empty until the request is translated.
  public Optional<RequestSummary> summary() {
    return Optional.ofNullable(summary);
  }

  public Phase phase() {
    return phase;
  }

  /// The credential of the last attempt.
  public Optional<Long> credential() {
    return attempts().credential();
  }

  public Attempts attempts() {
    return attempts.get();
  }

  /// The estimated number of tokens that the answer has so far.
  public int tokens() {
    return tokens;
  }

  /// The credits that the answer has cost so far.
  public double credits() {
    return facts.credits();
  }

  /// Records that the request counts for the limits of its key until it ends.
  public void admitted(KeyPermit granted) {
    permit = granted;
  }

  /// Records the client's name of the model, also of a request that will be refused.
  public void asked(String model) {
    requestedModel = model.length() > MAX_NAME_LENGTH ? model.substring(0, MAX_NAME_LENGTH) : model;
  }

  /// Records that the request was translated.
  public void translated(RequestSummary translated) {
    summary = translated;
  }

  @Override
  public void sending(long credential, Route via) {
    Attempt begun = Attempt.begun(credential, via, age());
    attempts.updateAndGet(before -> before.plus(begun));
    phase = Phase.WAITING;
  }

  @Override
  public void attemptSucceeded() {
    attemptEnded(null);
  }

  @Override
  public void attemptFailed(UpstreamFailure failure) {
    attemptEnded(nameOf(failure));
  }

  private void attemptEnded(@Nullable String failure) {
    Duration now = age();
    attempts.updateAndGet(before -> before.withLast(attempt -> attempt.ended(now, failure)));
  }

  private static String nameOf(UpstreamFailure failure) {
    return failure.getClass().getSimpleName();
  }

  /// Records that an upstream answer has started.
  public void answerStarted() {
    phase = Phase.STREAMING;
    if (firstEvent == null) {
      firstEvent = clock.instant();
    }
  }

  /// Records the estimated number of tokens that the answer has so far.
  public void progress(int tokensSoFar) {
    tokens = tokensSoFar;
  }

  /// Records that the client has received status 200, which later failures cannot change.
  public void committed() {
    committed = true;
  }

  /// Records usage and stop reason of the answer, which may be incomplete.
  public void answered(AnswerFacts answerFacts) {
    facts = answerFacts;
  }

  /// Records the error that the client receives. Only the first error counts.
  ///
  /// @param failure the upstream failure; null without one
  public void failed(ClientError clientError, @Nullable UpstreamFailure failure) {
    if (error == null && !clientLeft) {
      error = clientError;
      cause = failure;
    }
  }

  /// Records that the client's key does not allow the request. A rate limit of the key is a
  /// refusal, one of the upstream a failure.
  public void refused(ClientError clientError) {
    refused = true;
    failed(clientError, null);
  }

  /// Ends the request if the client closes its connection.
  ///
  /// @param client on whose connection nothing is read until this request is closed
  public void watch(ClientConnection client) {
    departure = client.onDeparture(this::clientLeft);
  }

  /// Records that the client has closed its connection, and aborts the request.
  public void clientLeft() {
    clientLeft = true;
    abort();
  }

  /// Whether the client has closed its connection.
  public boolean isAbandoned() {
    return clientLeft;
  }

  /// Sets the action that aborts the request. If the request is already cancelled or abandoned, the
  /// action runs at once. The action may run more than once.
  public void onAbort(Runnable action) {
    boolean ended;
    synchronized (this) {
      abortAction = action;
      ended = cancelled != null || clientLeft;
    }
    if (ended) {
      action.run();
    }
  }

  /// Whether the request has been cancelled.
  public synchronized boolean cancelled() {
    return cancelled != null;
  }

  /// The error of a request that has been cancelled, for its client.
  public synchronized ClientError cancellation() {
    return cancelled == null ? ClientErrors.CANCELLED_BY_OPERATOR : cancelled;
  }

  /// Cancels the request; the first reason counts.
  void cancel(ClientError reason) {
    synchronized (this) {
      cancelled = cancelled == null ? reason : cancelled;
    }
    abort();
  }

  private void abort() {
    Runnable action;
    synchronized (this) {
      action = abortAction;
    }
    if (action != null) {
      action.run();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      Departure watch = departure;
      if (watch != null) {
        watch.close();
      }
      FinishedRequest finished = finished();
      permit.end(tokens(finished.usage()), finished.credits());
      onFinish.accept(this, finished);
    }
  }

  private static long tokens(Usage usage) {
    return (long) usage.inputTokens()
        + usage.cacheCreationInputTokens()
        + usage.cacheReadInputTokens()
        + usage.outputTokens();
  }

  private FinishedRequest finished() {
    // Before the first event, the facts hold only the estimated prompt tokens.
    AnswerFacts known = firstEvent == null ? NO_FACTS : facts;
    return new FinishedRequest(
        id,
        source,
        startedAt,
        requestedModel,
        summary,
        outcome(known),
        status(known),
        Optional.ofNullable(error).map(ClientError::error).map(ApiError::type).orElse(null),
        Optional.ofNullable(cause).map(LiveRequest::nameOf).orElse(null),
        timeToFirstEvent().orElse(null),
        age(),
        attempts(),
        known.usage(),
        known.credits(),
        known.stopReason());
  }

  private Duration sinceStart(Instant time) {
    Duration passed = Duration.between(startedAt, time);
    return passed.isNegative() ? Duration.ZERO : passed;
  }

  private RequestOutcome outcome(AnswerFacts known) {
    Optional<ClientError> received = Optional.ofNullable(error);
    if (received.isPresent() && cancelled()) {
      return RequestOutcome.CANCELLED;
    }
    if (clientLeft) {
      return RequestOutcome.ABANDONED;
    }
    if (refused || received.filter(LiveRequest::isRefusal).isPresent()) {
      return RequestOutcome.REFUSED;
    }
    return received.isEmpty() && isComplete(known)
        ? RequestOutcome.SUCCEEDED
        : RequestOutcome.FAILED;
  }

  private static boolean isComplete(AnswerFacts known) {
    return known.stopReason() != null;
  }

  private static boolean isRefusal(ClientError clientError) {
    return clientError.status() / 100 == 4 && clientError.status() != 429;
  }

  /// Without an error and without a stop reason, the gateway itself has failed.
  private int status(AnswerFacts known) {
    if (committed) {
      return 200;
    }
    return Optional.ofNullable(error)
        .map(ClientError::status)
        .orElseGet(() -> statusWithoutError(known));
  }

  private int statusWithoutError(AnswerFacts known) {
    if (clientLeft) {
      return ClientErrors.CLIENT_LEFT.status();
    }
    return isComplete(known) ? 200 : 500;
  }
}
