package io.github.kiro4j.server.credentials.state;

import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Probing;
import io.github.kiro4j.server.credentials.health.HealthState.Ready;
import io.github.kiro4j.server.credentials.health.HealthTracker;
import io.github.kiro4j.server.credentials.health.StoredHealth;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Keeps one credential's health the same here, in [RuntimeStates] and, through them, in other
/// gateways. A stored health is replaced only if this gateway has read it; when two gateways save
/// different healths at once, the worse one wins.
///
/// Used by one thread at a time; the health may change meanwhile.
public final class HealthSynchronizer {

  private final long id;
  private final HealthTracker health;
  private final Logins logins;
  private StoredHealth stored;

  /// Decides by a fingerprint whether a stored health is about the credential's present login.
  public interface Logins {

    /// Whether the fingerprint is that of the present refresh token or API key.
    boolean isPresent(String fingerprint);

    /// Whether the fingerprint is that of the present refresh token or API key, or of a past token.
    boolean isSame(String fingerprint);
  }

  public HealthSynchronizer(long id, HealthTracker health, Logins logins, StoredHealth stored) {
    this.id = id;
    this.health = health;
    this.logins = logins;
    this.stored = stored;
  }

  /// The health of the present login according to a stored health; empty if that is about another
  /// login, or about tokens that were replaced since. A stored health that follows from the
  /// settings counts as ready: the settings themselves decide.
  public static Optional<HealthState> applicable(StoredHealth stored, Logins logins, Instant now) {
    HealthState known = stored.health();
    if (known == null || known.isBySettings()) {
      return Optional.of(new Ready(now));
    }
    boolean applies =
        known.isAboutTokens() ? logins.isPresent(stored.login()) : logins.isSame(stored.login());
    return applies ? Optional.of(known) : Optional.empty();
  }

  /// Takes over a stored health that is newer than the one that this gateway last read or saved.
  public void read(StoredHealth now, Instant time) {
    if (now.version() > stored.version()) {
      stored = now;
      applicable(now, logins, time).ifPresent(health::adopt);
    }
  }

  /// Saves the health if it differs from the stored one.
  ///
  /// @param login the fingerprint of the present refresh token or API key
  public void save(RuntimeStates states, String login) throws IOException {
    HealthState now = shareable(health.current());
    if (now.isBySettings() || isStored(now, login)) {
      return;
    }
    stored = states.save(id, new StoredHealth(login, now, stored.version()));
    if (now.equals(stored.health())) {
      return;
    }
    Optional<HealthState> theirs = applicable(stored, logins, now.since());
    if (theirs.isPresent() && !isWorse(now, theirs.get())) {
      health.replace(now, theirs.get());
    } else if (!(now instanceof Ready)) {
      stored = states.save(id, new StoredHealth(login, now, stored.version()));
    }
  }

  private boolean isStored(HealthState now, String login) {
    return stored.health() == null
        ? now instanceof Ready
        : now.equals(stored.health()) && login.equals(stored.login());
  }

  private static boolean isWorse(HealthState mine, HealthState theirs) {
    return switch (mine) {
      case Ready _, Probing _ -> false;
      case CoolingDown cooling ->
          theirs instanceof Ready
              || (theirs instanceof CoolingDown they && cooling.until().isAfter(they.until()));
      case Disabled _ -> !(theirs instanceof Disabled);
    };
  }

  /// A probe is this gateway's own; other gateways see the cool-down that the probe may end.
  private static HealthState shareable(HealthState health) {
    return health instanceof Probing(CoolingDown after, _) ? after : health;
  }
}
