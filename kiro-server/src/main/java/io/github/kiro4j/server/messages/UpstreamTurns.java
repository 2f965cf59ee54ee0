package io.github.kiro4j.server.messages;

import io.github.kiro4j.protocol.failure.UpstreamFailure.ThinkingSignatureInvalid;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.server.upstream.KiroUpstream;
import io.github.kiro4j.server.upstream.call.EventStream;
import io.github.kiro4j.server.upstream.call.PendingAnswer;
import io.github.kiro4j.server.upstream.call.SendListener;
import io.github.kiro4j.server.upstream.call.UpstreamFailureException;
import java.io.Closeable;
import java.time.Duration;

/// The upstream side of one answer: the call that is being read and, after a search that the
/// gateway ran itself, the next one. One thread reads; any thread may abort.
final class UpstreamTurns implements Closeable {

  private final KiroUpstream upstream;
  private final SendListener listener;
  private KiroRequest request;
  private PendingAnswer current;
  private boolean aborted;

  /// @param listener is told each time that something is sent
  UpstreamTurns(KiroUpstream upstream, KiroRequest first, SendListener listener) {
    this.upstream = upstream;
    this.listener = listener;
    this.request = first;
    this.current = upstream.call(first, listener);
  }

  /// Waits until the current answer has begun, but no longer than that.
  ///
  /// @throws UpstreamFailureException if it failed before it began
  void awaitBegin(Duration hold) throws UpstreamFailureException, InterruptedException {
    try {
      if (current().decidedWithin(hold)) {
        current().events();
      }
    } catch (UpstreamFailureException e) {
      sendWithoutReasoning(e);
      if (current().decidedWithin(hold)) {
        current().events();
      }
    }
  }

  /// The events of the current answer. Waits for the first.
  EventStream events() throws UpstreamFailureException, InterruptedException {
    try {
      return current().events();
    } catch (UpstreamFailureException e) {
      sendWithoutReasoning(e);
      return current().events();
    }
  }

  /// Signed reasoning of earlier turns can be refused, for instance after a change of account. The
  /// conversation can go on without it, so it is left out once.
  private void sendWithoutReasoning(UpstreamFailureException refusal)
      throws UpstreamFailureException {
    if (!(refusal.failure() instanceof ThinkingSignatureInvalid) || !request.carriesReasoning()) {
      throw refusal;
    }
    next(request.withoutReasoning());
  }

  private synchronized PendingAnswer current() {
    return current;
  }

  /// What the current call asks.
  KiroRequest request() {
    return request;
  }

  /// Ends the current call and begins the next one.
  synchronized void next(KiroRequest following) {
    current.close();
    request = following;
    current = upstream.call(following, listener);
    if (aborted) {
      current.abort();
    }
  }

  /// Breaks off what is under way, and what may follow.
  synchronized void abort() {
    aborted = true;
    current.abort();
  }

  @Override
  public synchronized void close() {
    current.close();
  }
}
