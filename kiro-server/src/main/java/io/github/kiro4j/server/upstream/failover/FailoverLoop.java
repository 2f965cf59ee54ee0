package io.github.kiro4j.server.upstream.failover;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Reported;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.pool.Checkout;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.SelectionCriteria;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.time.Sleeper;
import io.github.kiro4j.server.upstream.call.UpstreamFailureException;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.AgainHere;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.OtherCredential;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Patience;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Penalty;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Remedy;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Stop;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings one request to an answer: takes a credential, sends, and does what [FailurePolicy]
/// decides until there is an answer or nothing left to try. Used once, by one thread.
///
/// @param <T> what a successful send gives
public final class FailoverLoop<T> {

  /// Sends the request once.
  public interface Sender<T> {

    /// Sends it.
    ///
    /// @param credential with a token that works
    /// @param lease becomes the answer's, which closes it; without an answer it stays the caller's
    T send(Credential credential, Checkout lease) throws UpstreamFailureException;

    /// Whether nobody wants the answer any more.
    boolean abandoned();

    /// Waits before the next send; less when nobody wants the answer any more.
    void pause(Duration time, Sleeper sleeper) throws InterruptedException;
  }

  private static final AttemptHistory NOTHING = new AttemptHistory(0, false, false, true);

  private final CredentialPool pool;
  private final RetryRules rules;
  private final String model;
  private final String conversation;
  private final Sender<T> sender;
  private final Instant begun;
  private final Retry.AsyncContext<Object> attempts;
  private final Map<Long, AttemptHistory> tried = new HashMap<>();
  private @Nullable UpstreamFailureException last;

  public FailoverLoop(
      CredentialPool pool, RetryRules rules, String model, String conversation, Sender<T> sender) {
    this.pool = pool;
    this.rules = rules;
    this.model = model;
    this.conversation = conversation;
    this.sender = sender;
    this.begun = rules.clock().instant();
    this.attempts = rules.begin();
  }

  /// Returns the answer.
  ///
  /// @throws UpstreamFailureException if there is none, with what the client is to be told
  public T run() throws UpstreamFailureException, InterruptedException {
    rules.budget().request();
    while (true) {
      Checkout lease = next();
      boolean answered = false;
      try {
        T answer = sendWith(lease);
        answered = answer != null;
        if (answer != null) {
          return answer;
        }
      } finally {
        if (!answered) {
          lease.close();
        }
      }
    }
  }

  /// Sends with one credential until there is an answer or it is another one's turn.
  ///
  /// @return null when it is another one's turn
  private @Nullable T sendWith(Checkout lease)
      throws UpstreamFailureException, InterruptedException {
    boolean again = true;
    while (again) {
      Credential credential = ready(lease);
      if (credential == null) {
        return null;
      }
      try {
        return answered(sender.send(credential, lease), lease);
      } catch (UpstreamFailureException e) {
        last = e;
        again = goesOnHere(e, lease, credential);
      }
    }
    return null;
  }

  /// @return null when there is no working token; the credential is out of use then
  private @Nullable Credential ready(Checkout lease) {
    try {
      Credential credential = lease.ready();
      boolean refreshable = credential.login() instanceof Login.Refreshable;
      tried.merge(
          lease.id(), NOTHING.plusSend(refreshable), (before, _) -> before.plusSend(refreshable));
      return credential;
    } catch (RefreshFailedException _) {
      return null;
    }
  }

  private T answered(T answer, Checkout lease) {
    lease.succeeded();
    pool.remember(conversation, lease.id());
    attempts.onComplete();
    return answer;
  }

  /// Does what is decided, and waits as long as that takes.
  ///
  /// @return whether the same credential is to be used again
  /// @throws UpstreamFailureException the same one, if the request ends with it
  private boolean goesOnHere(UpstreamFailureException e, Checkout lease, Credential credential)
      throws UpstreamFailureException, InterruptedException {
    FailoverDecision decision =
        remedied(FailurePolicy.decide(e.failure(), triedWith(lease)), lease, credential);
    penalise(decision.penalty(), lease);
    switch (decision) {
      case Stop _ -> throw e;
      case AgainHere(_, Patience patience) -> pause(decision, patience, e);
      case OtherCredential(_, Patience patience) -> {
        requireAnother(decision.penalty(), e);
        pause(decision, patience, e);
      }
    }
    return decision instanceof AgainHere;
  }

  private FailoverDecision remedied(
      FailoverDecision decision, Checkout lease, Credential credential) {
    return decision instanceof AgainHere again && !helps(again.remedy(), lease, credential)
        ? FailurePolicy.withoutRemedy(again.remedy())
        : decision;
  }

  private boolean helps(Remedy remedy, Checkout lease, Credential credential) {
    return switch (remedy) {
      case NONE -> true;
      case REFRESH_TOKEN -> refreshed(lease, credential);
      case FIND_PROFILE -> foundProfile(lease, credential);
    };
  }

  private boolean refreshed(Checkout lease, Credential refused) {
    tried.compute(lease.id(), (_, before) -> orNothing(before).withRefresh());
    try {
      lease.refresh(refused);
      return true;
    } catch (RefreshFailedException _) {
      return false;
    }
  }

  private boolean foundProfile(Checkout lease, Credential refused) {
    tried.compute(lease.id(), (_, before) -> orNothing(before).withProfileSought());
    return lease.foundAnotherProfile(refused);
  }

  private AttemptHistory triedWith(Checkout lease) {
    return orNothing(tried.get(lease.id()));
  }

  private static AttemptHistory orNothing(@Nullable AttemptHistory known) {
    return known == null ? NOTHING : known;
  }

  /// Tells the pool what a failure means for a credential.
  private void penalise(Penalty penalty, Checkout lease) {
    switch (penalty) {
      case Penalty.None _ -> {}
      case Penalty.CoolDown(HealthState.Cause cause, Duration asked) ->
          lease.coolDown(cause, asked);
      case Penalty.Disable(HealthState.Reason reason) -> lease.disable(reason);
      case Penalty.LacksModel _ -> lease.lacksModel(model);
    }
  }

  private Checkout next() throws UpstreamFailureException {
    Optional<Checkout> lease = pool.checkout(wanted());
    if (lease.isEmpty()) {
      throw over(last);
    }
    return lease.get();
  }

  private SelectionCriteria wanted() {
    Map<Long, Integer> sends = new HashMap<>();
    tried.forEach((id, done) -> sends.put(id, done.sends()));
    return new SelectionCriteria(model, conversation, sends, FailurePolicy.SENDS_PER_CREDENTIAL);
  }

  private void requireAnother(Penalty penalty, UpstreamFailureException e)
      throws UpstreamFailureException {
    if (!pool.offers(wanted())) {
      throw penalty instanceof Penalty.None ? e : over(e);
    }
  }

  /// A credential that can be used, but has had its share of this request, makes the last failure
  /// the request's; otherwise the state of the pool is more telling.
  private UpstreamFailureException over(@Nullable UpstreamFailureException failure) {
    return failure == null || !pool.serves(model)
        ? new UpstreamFailureException(pool.whyNone(model))
        : failure;
  }

  /// Waits before the next send, if there may be one.
  ///
  /// @throws UpstreamFailureException the failure, if there may not
  private void pause(FailoverDecision decision, Patience patience, UpstreamFailureException failure)
      throws UpstreamFailureException, InterruptedException {
    long own = attempts.onError(new SendFailedException(decision));
    Duration wait = longer(Duration.ofMillis(own), asked(patience, failure.failure()));
    Instant next = rules.clock().instant().plus(wait);
    boolean allowed =
        own >= 0
            && !sender.abandoned()
            && !next.isAfter(begun.plus(rules.within()))
            && (patience == Patience.NONE || rules.budget().retry());
    if (!allowed) {
      throw failure;
    }
    if (wait.isPositive()) {
      sender.pause(wait, rules.sleeper());
    }
    if (sender.abandoned()) {
      throw failure;
    }
  }

  /// A credential that is left alone is not waited for.
  private static Duration asked(Patience patience, UpstreamFailure failure) {
    return patience != Patience.NONE
            && failure instanceof Reported reported
            && reported.evidence().retryAfter() != null
        ? reported.evidence().retryAfter()
        : Duration.ZERO;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
