package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.state.RouteMemory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One request's use of a credential, until the checkout is closed. The request reports here what
/// it learns about the credential. Safe for use by many threads.
public final class Checkout implements AutoCloseable {

  private final PooledCredential credential;
  private final boolean probe;
  private final AtomicBoolean closed = new AtomicBoolean();

  /// Whether the next send is counted already.
  private final AtomicBoolean counted = new AtomicBoolean(true);

  Checkout(PooledCredential credential, boolean probe) {
    this.credential = credential;
    this.probe = probe;
  }

  public long id() {
    return credential.credential().id();
  }

  /// The credential with a valid token, and with its profile if it has one.
  ///
  /// @throws RefreshFailedException if there is no valid token; the credential is cooled down or
  ///   disabled then
  public Credential ready() throws RefreshFailedException {
    return credential.ready();
  }

  /// Replaces a token that the upstream refused.
  ///
  /// @throws RefreshFailedException if there is no other token; the credential is cooled down or
  ///   disabled then
  public void refresh(Credential refused) throws RefreshFailedException {
    credential.refreshed(refused);
  }

  /// Looks for another profile than the one that the upstream refused.
  ///
  /// @return whether there is another one
  public boolean foundAnotherProfile(Credential refused) {
    return credential.foundAnotherProfile(refused);
  }

  /// The route that last worked for the credential.
  public RouteMemory routes() {
    return credential.routes();
  }

  /// The request is about to be sent to an endpoint. Every endpoint that it is sent to counts as a
  /// request of the credential.
  public void sending() {
    if (!counted.compareAndSet(true, false)) {
      credential.sentBeyondLimit();
    }
  }

  /// Asks to send the request once more with the credential.
  ///
  /// @return false if the credential has reached its limit of requests per minute
  public boolean mayRetry() {
    boolean may = credential.mayRetry();
    counted.set(may);
    return may;
  }

  public void succeeded() {
    credential.succeeded();
  }

  /// Cools the credential down.
  ///
  /// @param asked the wait that the upstream asks for
  public void coolDown(Cause cause, @Nullable Duration asked) {
    credential.coolDown(cause, asked);
  }

  public void disable(Reason reason) {
    credential.disable(reason);
  }

  public void lacksModel(String model) {
    credential.lacksModel(model);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      credential.released(probe);
    }
  }
}
