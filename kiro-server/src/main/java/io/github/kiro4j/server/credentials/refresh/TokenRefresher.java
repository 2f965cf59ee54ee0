package io.github.kiro4j.server.credentials.refresh;

import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.NoDurablePlaceException;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Refreshes one credential's tokens. At most one refresh runs at a time; requests that need a
/// token meanwhile share its outcome. New tokens are in the store before a request uses them.
///
/// Safe for use by many threads; the monitor is never held during I/O.
public final class TokenRefresher {

  private static final Logger LOG = LoggerFactory.getLogger(TokenRefresher.class);

  /// Covers the difference between the clocks of the gateway and the upstream, and the time that a
  /// request takes to get there.
  private static final Duration SKEW = Duration.ofSeconds(10);

  /// How long before its end an access token is refreshed in the background.
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private static final Duration MOST_JITTER = Duration.ofSeconds(90);

  /// The shortest time between two refreshes in the background, whatever the tokens' lifetime.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /// How long after a failure no refresh is tried, unless the auth service asks for another wait.
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

  /// The same where the failure was on this machine.
  private static final Duration PAUSE_WITHOUT_PLACE = Duration.ofSeconds(1);

  /// How long a content of the store may lack a profile that was found and is being stored.
  private static final Duration STORING = Duration.ofMinutes(1);

  private static final int MAX_ATTEMPTS = 2;

  private final CredentialStore store;
  private final TokenService service;
  private final InstantSource clock;
  private final RandomGenerator random;
  private TokenHistory pastTokens = TokenHistory.NONE;

  /// Changed under the monitor, and read without it: the log reads all credentials for their
  /// secrets, on threads that may hold the monitor of one.
  private volatile Credential current;

  private @Nullable Secret foundProfile;
  private Instant foundProfileUntil = Instant.MIN;
  private Duration jitter;
  private Instant notBefore = Instant.MIN;
  private @Nullable RefreshFailedException lastFailure;
  private @Nullable RunningRefresh running;

  /// New tokens that are not durable yet, although the refresh token that they replace is no longer
  /// good. Used only by the running refresh.
  private @Nullable Unsaved unsaved;

  /// @param urgent whether a request waits, so that the refresh must not be put off
  private record RunningRefresh(boolean urgent, CompletableFuture<Credential> outcome) {}

  private record Unsaved(Credential refreshed, IssuedTokens tokens) {}

  public TokenRefresher(
      Credential credential,
      CredentialStore store,
      TokenService service,
      InstantSource clock,
      RandomGenerator random) {
    this.current = credential;
    this.store = store;
    this.service = service;
    this.clock = clock;
    this.random = random;
    this.jitter = nextJitter();
  }

  public Credential current() {
    return current;
  }

  /// Why the last refresh failed; empty after a success.
  public synchronized Optional<RefreshFailure> lastFailure() {
    return Optional.ofNullable(lastFailure).map(RefreshFailedException::failure);
  }

  /// The credential with a valid token; waits only when the present token is not valid.
  public Credential fresh() throws RefreshFailedException {
    Credential seen = current();
    return works(seen) ? seen : refreshed(seen);
  }

  /// The credential with another token than the one that the upstream refused or that has expired.
  /// Refreshes nothing when the token has changed meanwhile.
  public Credential refreshed(Credential refused) throws RefreshFailedException {
    return refreshed(refused, true);
  }

  private Credential refreshed(Credential refused, boolean urgent) throws RefreshFailedException {
    RunningRefresh refresh;
    boolean mine;
    synchronized (this) {
      if (replaces(current, refused)) {
        return current;
      }
      if (lastFailure != null && clock.instant().isBefore(notBefore)) {
        throw lastFailure;
      }
      refresh = running;
      mine = refresh == null;
      if (refresh == null) {
        refresh = new RunningRefresh(urgent, new CompletableFuture<>());
        running = refresh;
      }
    }
    if (mine) {
      return run(refresh);
    }
    Credential outcome = join(refresh.outcome());
    boolean wasPutOff = urgent && !refresh.urgent() && !replaces(outcome, refused);
    return wasPutOff ? refreshed(refused, true) : outcome;
  }

  private boolean replaces(Credential candidate, Credential refused) {
    return works(candidate) && !bearer(candidate).equals(bearer(refused));
  }

  /// Refreshes the tokens whether they are valid or not, and soon after a failure too. Valid tokens
  /// are not refreshed while the store does not answer or another gateway is refreshing them.
  public Credential refreshNow() throws RefreshFailedException {
    synchronized (this) {
      lastFailure = null;
    }
    Credential before = current();
    Credential after = refreshed(before, !works(before));
    if (bearer(after).equals(bearer(before))) {
      throw new RefreshFailedException(
          new RefreshFailure.StoreUnavailable(
              "the store does not answer, or another gateway is refreshing the credential"));
    }
    return after;
  }

  private Credential run(RunningRefresh refresh) throws RefreshFailedException {
    try {
      Credential fresh = refresh(refresh.urgent());
      settle(null);
      refresh.outcome().complete(fresh);
      return fresh;
    } catch (RefreshFailedException e) {
      settle(e);
      refresh.outcome().completeExceptionally(e);
      throw e;
    } catch (RuntimeException | Error e) {
      settle(null);
      refresh.outcome().completeExceptionally(e);
      throw e;
    }
  }

  private synchronized void settle(@Nullable RefreshFailedException failure) {
    running = null;
    lastFailure = failure;
    notBefore = clock.instant().plus(failure == null ? PAUSE : pauseAfter(failure.failure()));
    jitter = nextJitter();
  }

  private static Duration pauseAfter(RefreshFailure failure) {
    return switch (failure) {
      case RefreshFailure.Unavailable busy when busy.pause() != null -> busy.pause();
      case RefreshFailure.NoDurablePlace _ -> PAUSE_WITHOUT_PLACE;
      default -> PAUSE_AFTER_FAILURE;
    };
  }

  private static Credential join(CompletableFuture<Credential> outcome)
      throws RefreshFailedException {
    try {
      return outcome.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RefreshFailedException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /// The store may have got a login without an access token meanwhile; then there is a second
  /// attempt, with a permit of its own.
  private Credential refresh(boolean urgent) throws RefreshFailedException {
    Credential outcome = refreshOnce(urgent);
    for (int attempt = 1; attempt < MAX_ATTEMPTS && !works(outcome); attempt++) {
      outcome = refreshOnce(urgent);
    }
    return outcome;
  }

  /// Tokens that could not be saved before are saved first.
  private Credential refreshOnce(boolean urgent) throws RefreshFailedException {
    if (unsaved != null) {
      return save(unsaved);
    }
    Credential stale = current();
    Optional<RefreshPermit> granted = begin(stale, urgent);
    if (granted.isEmpty()) {
      return stale;
    }
    try (RefreshPermit permit = granted.get()) {
      permit.stored().ifPresent(this::update);
      return replaces(current(), stale) ? current() : callAuthService();
    }
  }

  private Optional<RefreshPermit> begin(Credential stale, boolean urgent)
      throws RefreshFailedException {
    try {
      return store.beginRefresh(stale, urgent);
    } catch (NoDurablePlaceException e) {
      throw new RefreshFailedException(
          new RefreshFailure.NoDurablePlace(String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw new RefreshFailedException(
          new RefreshFailure.StoreUnavailable(String.valueOf(e.getMessage())), e);
    }
  }

  private Credential callAuthService() throws RefreshFailedException {
    Credential known = current();
    try {
      Unsaved received = new Unsaved(known, service.refresh(known));
      unsaved = received;
      return save(received);
    } catch (RefreshFailedException e) {
      if (e.failure() instanceof RefreshFailure.Rejected(String code, _)
          && storeHasOtherLogin(known, code)) {
        return current();
      }
      throw e;
    }
  }

  /// Another program may have refreshed the token and stored the new tokens, which are taken over
  /// then.
  private boolean storeHasOtherLogin(Credential rejected, String code)
      throws RefreshFailedException {
    try {
      Optional<Credential> stored =
          store.load().stream().filter(other -> other.id() == rejected.id()).findFirst();
      stored.ifPresent(this::update);
      return !current().identity().equals(rejected.identity());
    } catch (IOException e) {
      throw new RefreshFailedException(new RefreshFailure.Unconfirmed(code), e);
    }
  }

  private Credential save(Unsaved received) throws RefreshFailedException {
    try {
      Credential saved = store.saveTokens(received.refreshed(), received.tokens());
      unsaved = null;
      adopt(saved, received.refreshed());
      return saved;
    } catch (IOException e) {
      throw new RefreshFailedException(
          new RefreshFailure.NotSaved(e.getClass().getSimpleName()), e);
    }
  }

  private void adopt(Credential saved, Credential refreshed) {
    synchronized (this) {
      current = saved;
      pastTokens =
          pastTokens.rotated(
              fingerprint(saved).orElse(""), fingerprint(refreshed).stream().toList());
    }
    LOG.info("{}: new tokens, valid until {}", saved.label(), endOf(saved));
  }

  private static Optional<String> fingerprint(Credential credential) {
    return credential.refreshToken().map(Fingerprint::of);
  }

  /// What a store's content changed about the tokens.
  public enum Change {
    SAME,
    /// Another gateway or program has refreshed them.
    REFRESHED,
    NEW_LOGIN
  }

  /// Takes over the store's content, but neither a past token nor an older access token of the same
  /// login: the content may have been read before the last save.
  public synchronized Change update(Credential stored) {
    boolean past = fingerprint(stored).filter(pastTokens::contains).isPresent();
    boolean same = stored.identity().equals(current.identity());
    boolean keepTokens = past || (same && endOf(current).isAfter(endOf(stored)));
    Change change = past || same ? Change.SAME : changeTo(stored);
    current = withFoundProfile(keepTokens ? stored.withTokensOf(current) : stored, change);
    if (change != Change.SAME) {
      lastFailure = null;
    }
    return change;
  }

  private Change changeTo(Credential stored) {
    return fingerprint(current).filter(token -> store.hadToken(stored.id(), token)).isPresent()
        ? Change.REFRESHED
        : Change.NEW_LOGIN;
  }

  /// Takes over a profile that was found, and that the caller stores.
  public synchronized void profile(Secret arn) {
    current = current.withProfileArn(arn);
    foundProfile = arn;
    foundProfileUntil = clock.instant().plus(STORING);
  }

  /// A content of the store that was read before the profile was stored does not lack the profile.
  private Credential withFoundProfile(Credential next, Change change) {
    boolean storing = change == Change.SAME && clock.instant().isBefore(foundProfileUntil);
    return storing && next.profileArn() == null ? next.withProfileArn(foundProfile) : next;
  }

  /// Whether a refresh in the background is due.
  public synchronized boolean isDue() {
    Instant now = clock.instant();
    return current.refreshToken().isPresent()
        && !now.isBefore(notBefore)
        && !now.plus(AHEAD).plus(jitter).isBefore(endOf(current));
  }

  /// Refreshes a token that expires soon, unless a request did so meanwhile.
  public void refreshAhead() throws RefreshFailedException {
    Credential expiring;
    synchronized (this) {
      if (!isDue()) {
        return;
      }
      expiring = current;
    }
    refreshed(expiring, false);
  }

  private boolean works(Credential credential) {
    return credential.worksAt(clock.instant().plus(SKEW));
  }

  private Duration nextJitter() {
    return Duration.ofMillis(random.nextLong(MOST_JITTER.toMillis()));
  }

  private static Instant endOf(Credential credential) {
    return Optional.ofNullable(credential.access()).map(AccessToken::expiresAt).orElse(Instant.MIN);
  }

  private static Optional<Secret> bearer(Credential credential) {
    return Optional.ofNullable(credential.access()).map(AccessToken::value);
  }
}
