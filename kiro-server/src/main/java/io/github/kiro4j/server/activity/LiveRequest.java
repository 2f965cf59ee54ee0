package io.github.kiro4j.server.activity;

import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.mapping.answer.AnswerFacts;
import io.github.kiro4j.server.upstream.call.SendListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A request that is being answered. Those who work on it tell what they do; any thread may look
/// and may cancel. Closing it, once, ends it.
public final class LiveRequest implements SendListener, AutoCloseable {

  private static final AnswerFacts NOTHING = new AnswerFacts(new Usage(0, 0), 0, false, 0, null);

  /// What is being done.
  public enum Phase {
    /// The request is read and translated.
    TRANSLATING,
    /// The upstream has been asked and has not begun to answer.
    WAITING,
    /// The answer comes in.
    STREAMING
  }

  private final String id;
  private final String route;
  private final InstantSource clock;
  private final Instant begun;
  private final BiConsumer<LiveRequest, FinishedRequest> whenEnded;
  private final List<Long> sends = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable Subject subject;
  private volatile Phase phase = Phase.TRANSLATING;
  private volatile @Nullable Instant firstEvent;
  private volatile @Nullable String lastEndpoint;
  private volatile int tokens;
  private volatile AnswerFacts facts = NOTHING;
  private volatile @Nullable ClientError error;
  private volatile @Nullable UpstreamFailure cause;
  private volatile boolean committed;
  private volatile boolean clientLeft;

  /// Both are guarded by the monitor, so that no cancellation falls between them.
  private @Nullable Runnable breakOff;

  private boolean cancelled;

  LiveRequest(
      String id,
      String route,
      InstantSource clock,
      BiConsumer<LiveRequest, FinishedRequest> whenEnded) {
    this.id = id;
    this.route = route;
    this.clock = clock;
    this.begun = clock.instant();
    this.whenEnded = whenEnded;
  }

  public String id() {
    return id;
  }

  /// The path without what some clients repeat in it.
  public String route() {
    return route;
  }

  public Instant begun() {
    return begun;
  }

  /// From the beginning to the upstream's first event; empty before that.
  public Optional<Duration> untilFirstEvent() {
    return Optional.ofNullable(firstEvent).map(this::sinceBegun);
  }

  public Duration age() {
    return sinceBegun(clock.instant());
  }

  /// Empty until the request is understood.
  public Optional<Subject> subject() {
    return Optional.ofNullable(subject);
  }

  public Phase phase() {
    return phase;
  }

  /// The credential that it was sent with last.
  public Optional<Long> credential() {
    return sends.isEmpty() ? Optional.empty() : Optional.of(sends.getLast());
  }

  /// The endpoint that the request was sent to last.
  public Optional<String> endpoint() {
    return Optional.ofNullable(lastEndpoint);
  }

  /// The credentials that it was sent with, in order, with repetitions.
  public List<Long> sends() {
    return List.copyOf(sends);
  }

  /// How many tokens the answer has so far, by estimate.
  public int tokens() {
    return tokens;
  }

  /// What is asked for is understood.
  public void asks(Subject what) {
    subject = what;
  }

  @Override
  public void sending(long credential, String endpoint) {
    sends.add(credential);
    lastEndpoint = endpoint;
    phase = Phase.WAITING;
  }

  /// The first event of an answer, or of its next turn, is there.
  public void answering() {
    phase = Phase.STREAMING;
    if (firstEvent == null) {
      firstEvent = clock.instant();
    }
  }

  /// The answer has so many tokens by now.
  public void progress(int tokensSoFar) {
    tokens = tokensSoFar;
  }

  /// The client has its 200, whatever follows.
  public void committed() {
    committed = true;
  }

  /// The figures of the answer as far as it came.
  public void answered(AnswerFacts figures) {
    facts = figures;
  }

  /// The client is told an error; the first one counts.
  ///
  /// @param failure what went wrong upstream, if anything did
  public void failed(ClientError told, @Nullable UpstreamFailure failure) {
    if (error == null && !clientLeft) {
      error = told;
      cause = failure;
    }
  }

  /// Nobody reads the answer any more.
  public void clientLeft() {
    clientLeft = true;
  }

  /// Says how the request can be broken off. That happens at once if it was cancelled before.
  public void breakOffBy(Runnable action) {
    boolean now;
    synchronized (this) {
      breakOff = action;
      now = cancelled;
    }
    if (now) {
      action.run();
    }
  }

  /// Whether the operator wants it to end.
  public synchronized boolean cancelled() {
    return cancelled;
  }

  void cancel() {
    Runnable action;
    synchronized (this) {
      cancelled = true;
      action = breakOff;
    }
    if (action != null) {
      action.run();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      whenEnded.accept(this, finished());
    }
  }

  private FinishedRequest finished() {
    // Before its first event an answer has only an estimate of what it would have cost.
    AnswerFacts figures = firstEvent == null ? NOTHING : facts;
    return new FinishedRequest(
        id,
        route,
        begun,
        subject,
        outcome(figures),
        status(figures),
        Optional.ofNullable(error).map(ClientError::error).map(ApiError::type).orElse(null),
        Optional.ofNullable(cause).map(failure -> failure.getClass().getSimpleName()).orElse(null),
        untilFirstEvent().orElse(null),
        age(),
        List.copyOf(sends),
        figures.usage(),
        figures.credits(),
        figures.stopReason());
  }

  private Duration sinceBegun(Instant time) {
    Duration passed = Duration.between(begun, time);
    return passed.isNegative() ? Duration.ZERO : passed;
  }

  private RequestOutcome outcome(AnswerFacts figures) {
    ClientError told = error;
    if (told != null && cancelled()) {
      return RequestOutcome.CANCELLED;
    }
    if (clientLeft) {
      return RequestOutcome.CLIENT_LEFT;
    }
    if (told != null) {
      return isRefusal(told) ? RequestOutcome.REFUSED : RequestOutcome.FAILED;
    }
    return figures.stopReason() == null ? RequestOutcome.FAILED : RequestOutcome.COMPLETED;
  }

  private static boolean isRefusal(ClientError told) {
    return told.status() / 100 == 4 && told.status() != 429;
  }

  /// Without an error and without an end, the gateway itself has failed.
  private int status(AnswerFacts figures) {
    ClientError told = error;
    if (committed) {
      return 200;
    }
    if (told != null) {
      return told.status();
    }
    return figures.stopReason() == null ? 500 : 200;
  }
}
