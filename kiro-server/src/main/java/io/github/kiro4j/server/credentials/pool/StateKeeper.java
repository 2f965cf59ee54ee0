package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.credentials.pool.Health.CoolingDown;
import io.github.kiro4j.server.credentials.pool.Health.Disabled;
import io.github.kiro4j.server.credentials.pool.Health.Probing;
import io.github.kiro4j.server.credentials.pool.Health.Ready;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Keeps what is known of one credential's health where it outlives the process and other gateways
/// see it, and takes over what they have found out. Nobody overwrites what somebody else has learnt
/// meanwhile; where two learn different things at once, the worse news count.
///
/// Used by one thread at a time; the health may change meanwhile.
final class StateKeeper {

  private final long id;
  private final HealthTracker health;

  /// Tells by their fingerprints which sign-ins are the credential's present one.
  private final Predicate<String> present;

  private KeptHealth kept;

  StateKeeper(long id, HealthTracker health, Predicate<String> present, KeptHealth kept) {
    this.id = id;
    this.health = health;
    this.present = present;
    this.kept = kept;
  }

  /// What is kept tells this about the present sign-in; empty if it is about another one. What
  /// follows from the settings is not told by it.
  static Optional<Health> told(KeptHealth kept, Predicate<String> present, Instant now) {
    Health known = kept.health();
    if (known == null || known.isBySettings()) {
      return Optional.of(new Ready(now));
    }
    return present.test(kept.signIn()) ? Optional.of(known) : Optional.empty();
  }

  /// Takes over what others have made of it since.
  void read(KeptHealth now, Instant time) {
    if (now.version() > kept.version()) {
      kept = now;
      told(now, present, time).ifPresent(health::follow);
    }
  }

  /// Writes the health down if that says anything new.
  void keep(RuntimeStates states, String signIn) throws IOException {
    Health now = lasting(health.current());
    if (now.isBySettings() || isKept(now, signIn)) {
      return;
    }
    kept = states.keep(id, new KeptHealth(signIn, now, kept.version()));
    if (now.equals(kept.health())) {
      return;
    }
    Optional<Health> theirs = told(kept, present, now.since());
    if (theirs.isPresent() && !isWorse(now, theirs.get())) {
      health.replace(now, theirs.get());
    } else if (!(now instanceof Ready)) {
      kept = states.keep(id, new KeptHealth(signIn, now, kept.version()));
    }
  }

  private boolean isKept(Health now, String signIn) {
    return kept.health() == null
        ? now instanceof Ready
        : now.equals(kept.health()) && signIn.equals(kept.signIn());
  }

  private static boolean isWorse(Health mine, Health theirs) {
    return switch (mine) {
      case Ready _, Probing _ -> false;
      case CoolingDown cooling ->
          theirs instanceof Ready
              || (theirs instanceof CoolingDown they && cooling.until().isAfter(they.until()));
      case Disabled _ -> !(theirs instanceof Disabled);
    };
  }

  /// A probe is this gateway's own; others see the cool-down that it may end.
  private static Health lasting(Health health) {
    return health instanceof Probing(CoolingDown after, _) ? after : health;
  }
}
