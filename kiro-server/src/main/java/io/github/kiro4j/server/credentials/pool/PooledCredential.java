package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.account.ProfileResolver;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import io.github.kiro4j.server.credentials.health.HealthTracker;
import io.github.kiro4j.server.credentials.health.UnsupportedModels;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.RefreshFailure;
import io.github.kiro4j.server.credentials.refresh.TokenRefresher;
import io.github.kiro4j.server.credentials.state.HealthSynchronizer;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.state.UsageCounter;
import io.github.kiro4j.server.credentials.state.UsageCounts;
import io.github.kiro4j.server.secret.Fingerprint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A credential in use: what stands in the store, and beside it what changes while the gateway
/// runs. Safe for use by many threads.
public final class PooledCredential {

  private static final Logger LOG = LoggerFactory.getLogger(PooledCredential.class);

  private final PoolContext context;
  private final HealthListener listener;
  private final TokenRefresher tokens;
  private final ProfileResolver profiles;
  private final HealthTracker health;
  private final UnsupportedModels gaps = new UnsupportedModels();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final UsageCounter uses;
  private final HealthSynchronizer state;

  /// What the health has been told of. New tokens come with the settings of that moment, before the
  /// store is read again.
  private volatile Credential applied;

  /// Learns how the health of a credential changed.
  interface HealthListener {
    void changed(long credential, HealthState before, HealthState now);
  }

  /// @param earlier what is remembered of it, about whichever sign-in
  PooledCredential(
      Credential credential, RuntimeState earlier, PoolContext context, HealthListener listener) {
    this.context = context;
    this.listener = listener;
    this.tokens = context.tokens(credential);
    this.profiles = context.profiles(tokens);
    Instant now = context.clock().instant();
    HealthSynchronizer.SignIns signIns = new SignIns();
    this.health =
        context.health(
            HealthSynchronizer.told(earlier.health(), signIns, now)
                .orElse(new HealthState.Ready(now)),
            this::changed);
    this.uses = new UsageCounter(earlier.use());
    this.state = new HealthSynchronizer(credential.id(), health, signIns, earlier.health());
    this.applied = credential;
    applySettings(credential);
  }

  private final class SignIns implements HealthSynchronizer.SignIns {
    @Override
    public boolean isPresent(String fingerprint) {
      return fingerprint.equals(signIn(credential()));
    }

    @Override
    public boolean isSame(String fingerprint) {
      return isPresent(fingerprint) || context.store().hadToken(credential().id(), fingerprint);
    }
  }

  /// As it stands in the store.
  public Credential credential() {
    return tokens.current();
  }

  public HealthState health() {
    return health.current();
  }

  /// How many requests it is answering.
  public int inFlight() {
    return inFlight.get();
  }

  public long successes() {
    return uses.total().successes();
  }

  public long failures() {
    return uses.total().failures();
  }

  public Optional<Instant> lastUsed() {
    return Optional.ofNullable(uses.total().last());
  }

  /// Whether a request may have it now.
  public boolean usable() {
    return health.usable();
  }

  boolean lacks(String model) {
    return gaps.lacks(model, credential().settings(), context.clock().instant());
  }

  /// Begins a use. The caller has made sure that it is usable.
  Checkout lease() {
    boolean probe = health.begin();
    inFlight.incrementAndGet();
    uses.add(new UsageCounts(0, 0, context.clock().instant()));
    return new Checkout(this, probe);
  }

  void released(boolean probe) {
    if (probe) {
      health.probeEnded();
    }
    inFlight.decrementAndGet();
  }

  /// The credential with a token that works, and with its profile if it has one.
  ///
  /// @throws RefreshFailedException if there is no such token; it is out of use then
  public Credential ready() throws RefreshFailedException {
    try {
      return profiles.completed(tokens.fresh());
    } catch (RefreshFailedException e) {
      withoutToken(e);
      throw e;
    }
  }

  /// The credential after the upstream refused its token.
  Credential refreshed(Credential refused) throws RefreshFailedException {
    try {
      return tokens.refreshed(refused);
    } catch (RefreshFailedException e) {
      withoutToken(e);
      throw e;
    }
  }

  /// Replaces the tokens because the operator wants it. That mends a missing token, and nothing
  /// else.
  ///
  /// @throws RefreshFailedException if there are no others; it is out of use then
  public void refreshNow() throws RefreshFailedException {
    try {
      tokens.refreshNow();
      health.mended(Cause.NO_TOKEN);
    } catch (RefreshFailedException e) {
      withoutToken(e);
      throw e;
    }
  }

  /// The operator says that whatever was wrong is over, apart from what the settings say.
  public void reset() {
    gaps.clear();
    health.reset();
    applySettings(credential());
  }

  boolean foundAnotherProfile(Credential refused) {
    return profiles.foundAnother(refused);
  }

  void succeeded() {
    uses.add(new UsageCounts(1, 0, null));
    health.succeeded();
  }

  void coolDown(Cause cause, @Nullable Duration asked) {
    uses.add(new UsageCounts(0, 1, null));
    health.coolDown(cause, asked);
    if (cause == Cause.QUOTA) {
      context.background().execute(this::learnQuotaReset);
    }
  }

  void disable(Reason reason) {
    uses.add(new UsageCounts(0, 1, null));
    health.disable(reason);
  }

  void lacksModel(String model) {
    LOG.info("{}: may not use {}", credential().label(), model);
    gaps.add(model, context.clock().instant());
  }

  boolean refreshIsDue() {
    return !(health() instanceof Disabled) && tokens.isDue();
  }

  /// Replaces a token before it ends. Failing at that matters only once it has ended.
  void refreshAhead() {
    try {
      tokens.refreshAhead();
      health.mended(Cause.NO_TOKEN);
    } catch (RefreshFailedException e) {
      if (isFinal(e.failure()) || !credential().worksAt(context.clock().instant())) {
        withoutToken(e);
      } else {
        LOG.warn("{}: not refreshed yet: {}", credential().label(), e.getMessage());
      }
    }
  }

  /// Takes over what the operator or another program changed in the store, and what other gateways
  /// have learnt.
  void update(Credential stored, RuntimeState known) {
    Credential before = applied;
    switch (tokens.update(stored)) {
      case SAME -> {}
      case ROTATED -> health.renewed();
      case NEW_SIGN_IN -> beginAnew();
    }
    if (before.settings().disabled() && !stored.settings().disabled()) {
      health.reset();
    }
    uses.read(known.use());
    Credential now = credential();
    if (!isOutBySettings(now)) {
      state.read(known.health(), context.clock().instant());
    }
    if (!now.login().equals(before.login()) || !now.settings().equals(before.settings())) {
      applySettings(now);
    }
  }

  private void beginAnew() {
    LOG.info("{}: has a new sign-in", credential().label());
    profiles.forget();
    gaps.clear();
    health.reset();
  }

  /// What is not kept yet.
  UsageCounts newUse() {
    return uses.notKept();
  }

  void kept(UsageCounts part) {
    uses.kept(part);
  }

  /// Writes the health down if that says anything new.
  void keepHealth(RuntimeStates states) throws IOException {
    state.keep(states, signIn(credential()));
  }

  private static boolean isOutBySettings(Credential credential) {
    return credential.settings().disabled() || credential.login() instanceof Login.Incomplete;
  }

  private void applySettings(Credential credential) {
    applied = credential;
    if (credential.settings().disabled()) {
      health.disable(Reason.OPERATOR);
    } else if (credential.login() instanceof Login.Incomplete(_, String problem)) {
      LOG.warn("{}: {}", credential.label(), problem);
      health.disable(Reason.INCOMPLETE);
    } else if (health() instanceof Disabled(Reason reason, _) && reason == Reason.OPERATOR) {
      health.reset();
    }
  }

  private void withoutToken(RefreshFailedException e) {
    LOG.warn("{}: {}", credential().label(), e.getMessage());
    switch (e.failure()) {
      case RefreshFailure.Rejected _ -> health.disable(Reason.SIGN_IN_VOID);
      case RefreshFailure.Unusable _ -> health.disable(Reason.INCOMPLETE);
      case RefreshFailure.Unavailable busy -> health.coolDown(Cause.NO_TOKEN, busy.retryAfter());
      case RefreshFailure.Refused _,
          RefreshFailure.NotSaved _,
          RefreshFailure.Unconfirmed _,
          RefreshFailure.StoreAway _ ->
          health.coolDown(Cause.NO_TOKEN, null);
    }
  }

  private static boolean isFinal(RefreshFailure failure) {
    return failure instanceof RefreshFailure.Rejected || failure instanceof RefreshFailure.Unusable;
  }

  private void learnQuotaReset() {
    try {
      context
          .accounts()
          .usage(credential())
          .nextReset()
          .filter(reset -> reset.isAfter(context.clock().instant()))
          .ifPresent(reset -> health.until(Cause.QUOTA, reset));
    } catch (IOException e) {
      LOG.info("{}: its quota cannot be looked up: {}", credential().label(), e.getMessage());
    }
  }

  private void changed(HealthState before, HealthState now) {
    LOG.info("{}: {}", credential().label(), now.sentence());
    listener.changed(credential().id(), before, now);
  }

  private static String signIn(Credential credential) {
    return credential.identity().map(Fingerprint::of).orElse("");
  }
}
