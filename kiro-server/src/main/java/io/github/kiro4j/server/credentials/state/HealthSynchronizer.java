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

/// Keeps what is known of one credential's health where it outlives the process and other gateways
/// see it, and takes over what they have found out. Nobody overwrites what somebody else has learnt
/// meanwhile; where two learn different things at once, the worse news count.
///
/// Used by one thread at a time; the health may change meanwhile.
public final class HealthSynchronizer {

  private final long id;
  private final HealthTracker health;

  private final SignIns signIns;
  private StoredHealth kept;

  /// Tells by fingerprints what is about the credential as it is now.
  public interface SignIns {

    /// Whether it is its refresh token or API key.
    boolean isPresent(String fingerprint);

    /// Whether it is that, or a token that was traded in for it.
    boolean isSame(String fingerprint);
  }

  public HealthSynchronizer(long id, HealthTracker health, SignIns signIns, StoredHealth kept) {
    this.id = id;
    this.health = health;
    this.signIns = signIns;
    this.kept = kept;
  }

  /// What is kept tells this about the present sign-in; empty if it is about another one, or about
  /// tokens that were replaced since. What follows from the settings is not told by it.
  public static Optional<HealthState> told(StoredHealth kept, SignIns signIns, Instant now) {
    HealthState known = kept.health();
    if (known == null || known.isBySettings()) {
      return Optional.of(new Ready(now));
    }
    boolean concerned =
        known.isAboutTokens() ? signIns.isPresent(kept.signIn()) : signIns.isSame(kept.signIn());
    return concerned ? Optional.of(known) : Optional.empty();
  }

  /// Takes over what others have made of it since.
  public void read(StoredHealth now, Instant time) {
    if (now.version() > kept.version()) {
      kept = now;
      told(now, signIns, time).ifPresent(health::follow);
    }
  }

  /// Writes the health down if that says anything new.
  public void keep(RuntimeStates states, String signIn) throws IOException {
    HealthState now = lasting(health.current());
    if (now.isBySettings() || isKept(now, signIn)) {
      return;
    }
    kept = states.keep(id, new StoredHealth(signIn, now, kept.version()));
    if (now.equals(kept.health())) {
      return;
    }
    Optional<HealthState> theirs = told(kept, signIns, now.since());
    if (theirs.isPresent() && !isWorse(now, theirs.get())) {
      health.replace(now, theirs.get());
    } else if (!(now instanceof Ready)) {
      kept = states.keep(id, new StoredHealth(signIn, now, kept.version()));
    }
  }

  private boolean isKept(HealthState now, String signIn) {
    return kept.health() == null
        ? now instanceof Ready
        : now.equals(kept.health()) && signIn.equals(kept.signIn());
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

  /// A probe is this gateway's own; others see the cool-down that it may end.
  private static HealthState lasting(HealthState health) {
    return health instanceof Probing(CoolingDown after, _) ? after : health;
  }
}
