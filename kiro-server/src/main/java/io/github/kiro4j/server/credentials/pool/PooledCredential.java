package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.protocol.dialect.route.ArnChoice;
import io.github.kiro4j.protocol.dialect.route.Route;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoToken;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.account.AccountProfile;
import io.github.kiro4j.server.credentials.account.AccountQuestion;
import io.github.kiro4j.server.credentials.account.ProfileResolver;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import io.github.kiro4j.server.credentials.health.HealthTracker;
import io.github.kiro4j.server.credentials.health.ModelAccess;
import io.github.kiro4j.server.credentials.health.RequestLimiter;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.TokenRefresher;
import io.github.kiro4j.server.credentials.state.HealthSynchronizer;
import io.github.kiro4j.server.credentials.state.RouteMemory;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.state.UsageCounter;
import io.github.kiro4j.server.credentials.state.UsageCounts;
import io.github.kiro4j.server.secret.Fingerprint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A credential of the pool: its entry in the store, its tokens, and its run-time state. Safe for
/// use by many threads.
public final class PooledCredential {

  private static final Logger LOG = LoggerFactory.getLogger(PooledCredential.class);

  private final PoolContext context;
  private final HealthListener listener;
  private final TokenRefresher tokens;
  private final ProfileResolver profiles;
  private final HealthTracker health;
  private final TokenSupply supply;
  private final ModelAccess models = new ModelAccess();
  private final RequestLimiter limiter;
  private final UsageCounter usage;
  private final RouteMemory routes;
  private final HealthSynchronizer synchronizer;

  /// The credential whose settings the health reflects. A refresh brings the settings of its
  /// moment, before the pool reads the store again.
  private volatile Credential applied;

  /// Receives every change of a credential's health.
  interface HealthListener {
    void changed(long credential, HealthState before, HealthState now);
  }

  /// @param earlier the stored state, which may be about an earlier login
  PooledCredential(
      Credential credential, RuntimeState earlier, PoolContext context, HealthListener listener) {
    this.context = context;
    this.listener = listener;
    this.tokens = context.tokens(credential);
    this.profiles = context.profiles(tokens);
    this.limiter = context.limiter(tokens);
    Instant now = context.clock().instant();
    HealthSynchronizer.Logins logins = new Logins();
    this.health =
        context.health(
            HealthSynchronizer.applicable(earlier.health(), logins, now)
                .orElse(new HealthState.Ready(now)),
            this::changed);
    this.supply = new TokenSupply(tokens, health, context.clock());
    this.usage = new UsageCounter(earlier.usage());
    this.routes = new RouteMemory(earlier.route(), context.clock(), this::routeChanged);
    this.synchronizer = new HealthSynchronizer(credential.id(), health, logins, earlier.health());
    this.applied = credential;
    applySettings(credential);
  }

  private final class Logins implements HealthSynchronizer.Logins {
    @Override
    public boolean isPresent(String fingerprint) {
      return fingerprint.equals(login(credential()));
    }

    @Override
    public boolean isSame(String fingerprint) {
      return isPresent(fingerprint) || context.store().hadToken(credential().id(), fingerprint);
    }
  }

  /// The credential as the store has it.
  public Credential credential() {
    return tokens.current();
  }

  long id() {
    return credential().id();
  }

  boolean isWithin(CredentialScope scope) {
    return scope.allows(id(), credential().settings().tags());
  }

  int priority() {
    return credential().settings().priority();
  }

  /// When the sign-in ends whatever is refreshed; empty if that is not known, and for sign-ins that
  /// have no such end.
  public Optional<Instant> signInEnd() {
    return credential().login().end();
  }

  public HealthState health() {
    return health.current();
  }

  /// How many cool-downs have begun here, by their causes.
  public Map<HealthState.Cause, Long> coolDownCounts() {
    return health.coolDownCounts();
  }

  /// What keeps the credential from getting a token although its sign-in may be good.
  Optional<NoToken.Blocker> tokenObstacle() {
    return tokens
        .lastFailure()
        .flatMap(failure -> TokenSupply.obstacle(failure, credential().login()));
  }

  /// The route that last worked.
  public RouteMemory routes() {
    return routes;
  }

  /// The models that the credential may use.
  public ModelAccess models() {
    return models;
  }

  /// How many requests use the credential now.
  public int inFlight() {
    return limiter.inFlight();
  }

  public long successes() {
    return usage.total().successes();
  }

  public long failures() {
    return usage.total().failures();
  }

  public Optional<Instant> lastUsed() {
    return Optional.ofNullable(usage.total().last());
  }

  /// Whether a request may use the credential now.
  public boolean usable() {
    return isHealthy() && limiter.reached().isEmpty();
  }

  /// Whether the credential's health allows requests now.
  public boolean isHealthy() {
    return health.usable();
  }

  /// The operator's limit that keeps requests from beginning now.
  public Optional<RequestLimiter.Reached> reachedLimit() {
    return limiter.reached();
  }

  /// The operator's limits, and what counts for them.
  public RequestLimiter.InEffect limits() {
    return limiter.inEffect();
  }

  /// Whether the last refresh failed; the present token may still be good.
  public boolean isRefreshFailing() {
    return tokens.lastFailure().isPresent();
  }

  boolean lacks(String model) {
    return models.lacks(model, credential().settings(), context.clock().instant());
  }

  /// Whether the upstream's list for the credential has the model, and the credential may be used
  /// for it sooner or later.
  boolean offers(String model) {
    return models.lists(model) && !lacks(model) && !(health() instanceof Disabled);
  }

  /// Begins a use. The caller has made sure that the credential is healthy.
  ///
  /// @return empty if the credential has reached one of its limits
  Optional<Checkout> checkout() {
    if (!limiter.begin()) {
      return Optional.empty();
    }
    boolean probe = health.begin();
    usage.add(new UsageCounts(0, 0, context.clock().instant()));
    return Optional.of(new Checkout(this, probe));
  }

  /// Whether a request that uses the credential may be sent once more; it is counted then.
  boolean mayRetry() {
    return limiter.retry();
  }

  /// A request was sent with the credential that no limit holds back.
  public void sentBeyondLimit() {
    limiter.count();
  }

  void released(boolean probe) {
    if (probe) {
      health.probeEnded();
    }
    limiter.end();
  }

  /// The credential with a valid token, and with its profile if it has one.
  ///
  /// @throws RefreshFailedException if there is no valid token; the credential is cooled down or
  ///   disabled then
  public Credential ready() throws RefreshFailedException {
    return profiles.completed(supply.fresh());
  }

  /// The credential with another token than the one that the upstream refused.
  ///
  /// @throws RefreshFailedException if there is no other token; the credential is cooled down or
  ///   disabled then
  public Credential refreshed(Credential refused) throws RefreshFailedException {
    return supply.refreshed(refused);
  }

  /// Refreshes the tokens because the operator wants it. New tokens end a cool-down for a failed
  /// refresh, and no other.
  ///
  /// @throws RefreshFailedException if the refresh fails; the credential is cooled down or disabled
  ///   then
  public void refreshNow() throws RefreshFailedException {
    supply.refreshNow();
  }

  /// Makes the credential ready because the operator says so, as far as the settings allow.
  public void reset() {
    routes.forget();
    models.clear();
    health.reset();
    applySettings(credential());
  }

  /// The profiles that the operator may choose from; none for credentials whose kind has no
  /// profiles of its own.
  public List<AccountProfile> profiles() throws IOException, RefreshFailedException {
    return profiles.available(ready());
  }

  /// Uses another profile of the account from the next request on.
  ///
  /// @throws IOException if the choice cannot be stored; nothing has changed then
  public void useProfile(AccountProfile chosen) throws IOException {
    profiles.choose(chosen.arn());
    routes.forget();
    models.clear();
  }

  /// Asks the control plane about the account ([ProfileResolver#ask]).
  public <T> T ask(AccountQuestion<T> question) throws IOException, RefreshFailedException {
    return profiles.ask(ready(), question);
  }

  boolean foundAnotherProfile(Credential refused) {
    return profiles.foundAnother(refused);
  }

  /// A request that works only without the account's own profile ARN hints at an outdated one.
  private void routeChanged(Route route) {
    LOG.info("{}: the route {} works", credential().label(), route.text());
    if (route.arn() != ArnChoice.OWN && credential().profileArn() != null) {
      context.background().execute(this::replaceProfile);
    }
  }

  private void replaceProfile() {
    if (profiles.foundAnother(credential())) {
      routes.forget();
    }
  }

  void succeeded() {
    usage.add(new UsageCounts(1, 0, null));
    health.succeeded();
  }

  void coolDown(Cause cause, @Nullable Duration asked) {
    usage.add(new UsageCounts(0, 1, null));
    health.coolDown(cause, asked);
    if (cause == Cause.QUOTA) {
      context.background().execute(this::learnQuotaReset);
    }
  }

  void disable(Reason reason) {
    usage.add(new UsageCounts(0, 1, null));
    health.disable(reason);
  }

  void lacksModel(String model) {
    LOG.info("{}: the upstream refuses the model {}", credential().label(), model);
    models.refuse(model, context.clock().instant());
  }

  boolean refreshIsDue() {
    return !(health() instanceof Disabled) && tokens.isDue();
  }

  /// Refreshes a token before it expires. A failure matters only once the token has expired.
  void refreshAhead() {
    supply.refreshAhead();
  }

  /// Takes over changes of the store, and the state that other gateways have saved.
  void update(Credential stored, RuntimeState known) {
    Credential before = applied;
    switch (tokens.update(stored)) {
      case SAME -> {}
      case REFRESHED -> health.tokensReplaced();
      case NEW_LOGIN -> resetForNewLogin();
    }
    if (before.settings().disabled() && !stored.settings().disabled()) {
      health.reset();
    }
    usage.read(known.usage());
    routes.read(known.route());
    Credential now = credential();
    if (!isDisabledBySettings(now)) {
      synchronizer.read(known.health(), context.clock().instant());
    }
    if (!now.login().equals(before.login()) || !now.settings().equals(before.settings())) {
      applySettings(now);
    }
  }

  private void resetForNewLogin() {
    LOG.info("{}: the store has a new login", credential().label());
    profiles.forget();
    routes.forget();
    models.clear();
    health.reset();
  }

  /// The usage that is not stored yet.
  UsageCounts unstoredUsage() {
    return usage.unstored();
  }

  void usageStored(UsageCounts part) {
    usage.stored(part);
  }

  /// Saves health and route if they have changed.
  void saveState(RuntimeStates states) throws IOException {
    synchronizer.save(states, login(credential()));
    routes.save(states, credential().id());
  }

  private static boolean isDisabledBySettings(Credential credential) {
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

  private void learnQuotaReset() {
    try {
      profiles
          .ask(credential(), known -> context.accounts().usage(known, this::refreshed))
          .nextReset()
          .filter(reset -> reset.isAfter(context.clock().instant()))
          .ifPresent(reset -> health.until(Cause.QUOTA, reset));
    } catch (IOException | RefreshFailedException e) {
      LOG.info(
          "{}: the end of the quota period is unknown: {}", credential().label(), e.getMessage());
    }
  }

  private void changed(HealthState before, HealthState now) {
    LOG.info("{}: {}", credential().label(), now.sentence());
    listener.changed(credential().id(), before, now);
  }

  private static String login(Credential credential) {
    return credential.identity().map(Fingerprint::of).orElse("");
  }
}
