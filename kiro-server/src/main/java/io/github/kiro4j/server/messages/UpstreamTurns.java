package io.github.kiro4j.server.messages;

import io.github.kiro4j.protocol.failure.UpstreamFailure.ThinkingSignatureInvalid;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.server.upstream.KiroUpstream;
import io.github.kiro4j.server.upstream.call.EventStream;
import io.github.kiro4j.server.upstream.call.OutgoingRequest;
import io.github.kiro4j.server.upstream.call.PendingAnswer;
import io.github.kiro4j.server.upstream.call.SendListener;
import io.github.kiro4j.server.upstream.call.UpstreamFailureException;
import java.io.Closeable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The upstream calls of one answer: the first call, and one more after each web search that the
/// gateway ran and after a response without the answer that is due. One thread starts and reads;
/// any thread may abort.
final class UpstreamTurns implements Closeable {

  private final KiroUpstream upstream;
  private final SendListener listener;
  private OutgoingRequest request;
  private @Nullable PendingAnswer current;
  private boolean aborted;

  /// @param listener receives each attempt to send a request
  UpstreamTurns(KiroUpstream upstream, OutgoingRequest first, SendListener listener) {
    this.upstream = upstream;
    this.listener = listener;
    this.request = first;
  }

  /// Sends the first request. Every other method but [#abort] and [#close] needs a started call.
  void start() {
    send(request.content());
  }

  /// Waits for the first event of the current answer, at most for the given time.
  ///
  /// @throws UpstreamFailureException if the answer failed before its first event
  void awaitStart(Duration hold) throws UpstreamFailureException, InterruptedException {
    try {
      if (current().decidedWithin(hold)) {
        current().events();
      }
    } catch (UpstreamFailureException e) {
      retryWithoutReasoning(e);
      if (current().decidedWithin(hold)) {
        current().events();
      }
    }
  }

  /// The events of the current answer. Waits for the first event.
  EventStream events() throws UpstreamFailureException, InterruptedException {
    try {
      return current().events();
    } catch (UpstreamFailureException e) {
      retryWithoutReasoning(e);
      return current().events();
    }
  }

  /// The upstream can refuse signed reasoning of earlier turns, for example after a change of
  /// account. The conversation can continue without it, so the gateway retries once without
  /// reasoning.
  private void retryWithoutReasoning(UpstreamFailureException refusal)
      throws UpstreamFailureException {
    if (!(refusal.failure() instanceof ThinkingSignatureInvalid)
        || !request.content().carriesReasoning()) {
      throw refusal;
    }
    next(request.content().withoutReasoning());
  }

  private synchronized PendingAnswer current() {
    return Objects.requireNonNull(current, "the first request was not sent");
  }

  /// The request of the current call.
  KiroRequest request() {
    return request.content();
  }

  /// Ends the current call and sends the next request.
  synchronized void next(KiroRequest following) {
    close();
    send(following);
  }

  private synchronized void send(KiroRequest following) {
    request = request.with(following);
    current = upstream.call(request, listener);
    if (aborted) {
      current.abort();
    }
  }

  /// Aborts the current call and every later one.
  synchronized void abort() {
    aborted = true;
    if (current != null) {
      current.abort();
    }
  }

  @Override
  public synchronized void close() {
    if (current != null) {
      current.close();
    }
  }
}
