package io.github.kiro4j.server.upstream.failover;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.pool.Checkout;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.SelectionCriteria;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.upstream.call.Cancellation;
import io.github.kiro4j.server.upstream.call.UpstreamFailureException;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.OtherCredential;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Patience;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Penalty;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Remedy;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.SameCredential;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Stop;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings one request to an answer: takes a credential, sends the request, and does what
/// [FailurePolicy] decides until there is an answer or no attempt left. Used once, by one thread.
///
/// @param <T> what a successful attempt returns
public final class FailoverLoop<T> {

  /// Sends the request once.
  @FunctionalInterface
  public interface Sender<T> {

    /// Sends the request.
    ///
    /// @param credential with a valid token
    /// @param checkout closed by the answer; without an answer, the caller closes it
    /// @param refreshed whether the token was refreshed because of this request, or never is
    T send(Credential credential, Checkout checkout, boolean refreshed)
        throws UpstreamFailureException;
  }

  /// What the choice of a credential depends on.
  ///
  /// @param model id of the model upstream; empty for requests without one
  /// @param conversation stays the same for all requests of a conversation; empty for none
  /// @param scope the credentials that the client may use
  public record Request(String model, String conversation, CredentialScope scope) {}

  private final CredentialPool pool;
  private final RetryRules rules;
  private final Request request;
  private final Cancellation cancellation;
  private final Sender<T> sender;
  private final RequestAttempts attempts;
  private @Nullable UpstreamFailureException lastFailure;

  /// @param cancellation ends the loop: after an abort nothing is sent again
  public FailoverLoop(
      CredentialPool pool,
      RetryRules rules,
      Request request,
      Cancellation cancellation,
      Sender<T> sender) {
    this.pool = pool;
    this.rules = rules;
    this.request = request;
    this.cancellation = cancellation;
    this.sender = sender;
    this.attempts = rules.begin();
  }

  /// Returns the answer.
  ///
  /// @throws UpstreamFailureException if there is none, with the failure for the client
  public T run() throws UpstreamFailureException, InterruptedException {
    while (true) {
      Checkout checkout = checkout();
      boolean answered = false;
      try {
        Optional<T> answer = sendWith(checkout);
        answered = answer.isPresent();
        if (answered) {
          return answer.get();
        }
      } finally {
        if (!answered) {
          checkout.close();
        }
      }
    }
  }

  /// Sends with one credential until there is an answer or another credential has to be used.
  ///
  /// @return empty when another credential has to be used
  private Optional<T> sendWith(Checkout checkout)
      throws UpstreamFailureException, InterruptedException {
    boolean again = true;
    while (again) {
      requireNoAbort();
      Optional<Credential> credential = ready(checkout);
      if (credential.isEmpty()) {
        return Optional.empty();
      }
      requireNoAbort();
      try {
        T answer = sender.send(credential.get(), checkout, attempts.isRefreshed(checkout.id()));
        return Optional.of(answered(answer, checkout));
      } catch (UpstreamFailureException e) {
        lastFailure = e;
        again = retriesWithSame(e, checkout, credential.get()) && checkout.mayRetry();
      }
    }
    return Optional.empty();
  }

  /// For a request that has ended, no token is refreshed and nothing is sent.
  private void requireNoAbort() throws UpstreamFailureException {
    if (cancellation.isAborted()) {
      UpstreamFailureException e =
          lastFailure == null
              ? new UpstreamFailureException(cancellation.reasonOr(new Network()))
              : lastFailure;
      throw ended(e, e);
    }
  }

  /// @return empty when there is no valid token; the credential is out of use then
  private Optional<Credential> ready(Checkout checkout) {
    try {
      Credential credential = checkout.ready();
      attempts.begin(checkout.id(), credential.login() instanceof Login.Refreshable);
      return Optional.of(credential);
    } catch (RefreshFailedException _) {
      return Optional.empty();
    }
  }

  private T answered(T answer, Checkout checkout) {
    checkout.succeeded();
    pool.remember(request.conversation(), checkout.id());
    attempts.succeeded(checkout.id());
    return answer;
  }

  /// Does what is decided, and waits until the next attempt.
  ///
  /// @return whether the same credential is used again
  /// @throws UpstreamFailureException if the request fails
  private boolean retriesWithSame(
      UpstreamFailureException e, Checkout checkout, Credential credential)
      throws UpstreamFailureException, InterruptedException {
    AttemptHistory history = attempts.failed(checkout.id(), e.failure());
    FailoverDecision decision =
        remedied(FailurePolicy.decide(e.failure(), history), e.failure(), checkout, credential);
    penalise(decision.penalty(), checkout);
    return switch (decision) {
      case Stop _ -> throw ended(e, e);
      case SameCredential(_, Patience patience) -> {
        pause(patience, e);
        yield true;
      }
      case OtherCredential(Penalty penalty, Patience patience) -> {
        requireOther(penalty, e);
        pause(patience, e);
        yield false;
      }
    };
  }

  private FailoverDecision remedied(
      FailoverDecision decision,
      UpstreamFailure failure,
      Checkout checkout,
      Credential credential) {
    return decision instanceof SameCredential(Remedy remedy, _)
            && !helps(remedy, checkout, credential)
        ? FailurePolicy.afterFailed(remedy, failure)
        : decision;
  }

  private boolean helps(Remedy remedy, Checkout checkout, Credential refused) {
    attempts.remedied(checkout.id(), remedy);
    return switch (remedy) {
      case NONE -> true;
      case REFRESH_TOKEN -> refreshed(checkout, refused);
      case LOOK_UP_PROFILE -> checkout.foundAnotherProfile(refused);
    };
  }

  private static boolean refreshed(Checkout checkout, Credential refused) {
    try {
      checkout.refresh(refused);
      return true;
    } catch (RefreshFailedException _) {
      return false;
    }
  }

  /// Applies to the pool what a failure means for a credential.
  private void penalise(Penalty penalty, Checkout checkout) {
    switch (penalty) {
      case Penalty.None _ -> {}
      case Penalty.CoolDown(HealthState.Cause cause, Duration asked) ->
          checkout.coolDown(cause, asked);
      case Penalty.Disable(HealthState.Reason reason) -> checkout.disable(reason);
      case Penalty.LacksModel _ -> checkout.lacksModel(request.model());
    }
  }

  private Checkout checkout() throws UpstreamFailureException {
    Optional<Checkout> checkout = pool.checkout(criteria());
    if (checkout.isPresent()) {
      return checkout.get();
    }
    UpstreamFailureException forClient = withoutCredential(lastFailure);
    throw ended(Objects.requireNonNullElse(lastFailure, forClient), forClient);
  }

  private SelectionCriteria criteria() {
    return new SelectionCriteria(
        request.model(),
        request.conversation(),
        request.scope(),
        attempts.sends(),
        attempts.mostPerCredential());
  }

  private void requireOther(Penalty penalty, UpstreamFailureException e)
      throws UpstreamFailureException {
    if (!pool.offers(criteria())) {
      throw ended(e, penalty instanceof Penalty.None ? e : withoutCredential(e));
    }
  }

  private UpstreamFailureException ended(
      UpstreamFailureException last, UpstreamFailureException forClient) {
    attempts.end(last.failure());
    return forClient;
  }

  /// While the pool serves the model, its credentials have had all their attempts, and the last
  /// failure says most; otherwise the state of the pool does.
  private UpstreamFailureException withoutCredential(@Nullable UpstreamFailureException failure) {
    return failure == null || !pool.serves(request.model(), request.scope())
        ? new UpstreamFailureException(pool.whyNone(request.model(), request.scope()))
        : failure;
  }

  /// Waits before the next attempt, if there may be one.
  ///
  /// @throws UpstreamFailureException the failure, if there may be no next attempt
  private void pause(Patience patience, UpstreamFailureException e)
      throws UpstreamFailureException, InterruptedException {
    if (cancellation.isAborted()) {
      throw ended(e, e);
    }
    UpstreamFailure failure = e.failure();
    Duration wait = attempts.waitAfter(failure, patience).orElseThrow(() -> e);
    if (wait.isPositive()) {
      cancellation.sleep(wait, rules.sleeper());
    }
    if (cancellation.isAborted()) {
      throw e;
    }
  }
}
