package io.github.kiro4j.server.upstream.failover;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Patience;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Remedy;
import io.github.kiro4j.server.upstream.failover.SendFailedException.Next;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The attempts of one request, by credential and in all. Used by one thread.
final class RequestAttempts {

  private final Retry.AsyncContext<Object> inAll;
  private final Retry perCredential;
  private final Instant deadline;
  private final Map<Long, AttemptHistory> histories = new HashMap<>();
  private final Map<Long, Retry.AsyncContext<Object>> contexts = new HashMap<>();

  /// @param deadline no attempt begins later
  RequestAttempts(Retry perRequest, Retry perCredential, Instant deadline) {
    this.inAll = perRequest.asyncContext();
    this.perCredential = perCredential;
    this.deadline = deadline;
  }

  /// An attempt with the credential begins.
  void begin(long credential, boolean refreshable) {
    histories.put(credential, of(credential).plusSend(refreshable));
  }

  /// The attempt with the credential succeeded.
  void succeeded(long credential) {
    context(credential).onComplete();
    inAll.onComplete();
  }

  /// The attempt with the credential failed.
  ///
  /// @return the attempts with the credential, this one included
  AttemptHistory failed(long credential, UpstreamFailure failure) {
    boolean last = context(credential).onError(new SendFailedException(failure)) < 0;
    AttemptHistory history = of(credential).plusFailure(last);
    histories.put(credential, history);
    return history;
  }

  /// Whether the credential's token is as fresh as it can be.
  boolean isRefreshed(long credential) {
    AttemptHistory history = of(credential);
    return history.refreshed() || !history.refreshable();
  }

  /// The remedy is tried for the credential.
  void remedied(long credential, Remedy remedy) {
    histories.put(credential, of(credential).with(remedy));
  }

  /// How long to wait before the request is sent again; empty if it must not be.
  Optional<Duration> waitAfter(UpstreamFailure failure, Patience patience) {
    long millis = inAll.onError(new SendFailedException(failure, new Next(patience, deadline)));
    return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }

  /// The request ends with the failure.
  void end(UpstreamFailure failure) {
    inAll.onError(new SendFailedException(failure));
  }

  /// How often the request was sent, by credential.
  Map<Long, Integer> sends() {
    Map<Long, Integer> sends = new HashMap<>();
    histories.forEach((credential, history) -> sends.put(credential, history.sends()));
    return sends;
  }

  int mostPerCredential() {
    return perCredential.getRetryConfig().getMaxAttempts();
  }

  private AttemptHistory of(long credential) {
    return histories.getOrDefault(credential, AttemptHistory.NONE);
  }

  private Retry.AsyncContext<Object> context(long credential) {
    return contexts.computeIfAbsent(credential, _ -> perCredential.asyncContext());
  }
}
