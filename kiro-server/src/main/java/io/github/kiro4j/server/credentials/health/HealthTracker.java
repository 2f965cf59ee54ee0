package io.github.kiro4j.server.credentials.health;

import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Probing;
import io.github.kiro4j.server.credentials.health.HealthState.Ready;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The health of one credential and how it changes. Safe for use by many threads.
public final class HealthTracker {

  private final CoolDowns coolDowns;
  private final InstantSource clock;
  private final BiConsumer<HealthState, HealthState> listener;

  /// Changed under the monitor, read without it.
  private volatile HealthState health;

  /// @param listener is told every change, what was before and what is now, in the thread that made
  ///   it
  public HealthTracker(
      HealthState health,
      CoolDowns coolDowns,
      InstantSource clock,
      BiConsumer<HealthState, HealthState> listener) {
    this.health = health;
    this.coolDowns = coolDowns;
    this.clock = clock;
    this.listener = listener;
  }

  public HealthState current() {
    return health;
  }

  /// Whether a request may use the credential now.
  public boolean usable() {
    return switch (health) {
      case Ready _ -> true;
      case CoolingDown cooling -> !cooling.until().isAfter(clock.instant());
      case Probing _, Disabled _ -> false;
    };
  }

  /// Takes a usable credential into use.
  ///
  /// @return whether this use is a probe, which [#probeEnded] must end if nothing else does
  public synchronized boolean begin() {
    if (health instanceof CoolingDown cooling) {
      become(new Probing(cooling, clock.instant()));
      return true;
    }
    return false;
  }

  /// A use went well. What was under way before a cool-down began says nothing about it.
  public synchronized void succeeded() {
    if (health instanceof Probing) {
      become(new Ready(clock.instant()));
    }
  }

  /// A probe ended without saying anything.
  public synchronized void probeEnded() {
    if (health instanceof Probing(CoolingDown after, _)) {
      become(after);
    }
  }

  /// Several requests that fail for the same reason at the same time count once.
  public synchronized void coolDown(Cause cause, @Nullable Duration asked) {
    Instant now = clock.instant();
    switch (health) {
      case Ready _ -> coolDown(cause, 1, asked, now);
      case Probing(CoolingDown after, _) ->
          coolDown(cause, after.cause() == cause ? after.strikes() + 1 : 1, asked, now);
      case CoolingDown cooling -> prolong(cooling, cause, asked, now);
      case Disabled _ -> {}
    }
  }

  private void coolDown(Cause cause, int strikes, @Nullable Duration asked, Instant now) {
    become(new CoolingDown(cause, now, coolDowns.end(cause, strikes, asked, now), strikes));
  }

  private void prolong(CoolingDown cooling, Cause cause, @Nullable Duration asked, Instant now) {
    int strikes = cooling.cause() == cause ? cooling.strikes() : 1;
    Instant end = coolDowns.end(cause, strikes, asked, now);
    boolean says = cooling.cause() != cause || asked != null;
    if (says && end.isAfter(cooling.until())) {
      become(new CoolingDown(cause, now, end, strikes));
    }
  }

  /// The end of a cool-down has become known.
  public synchronized void until(Cause cause, Instant end) {
    if (health instanceof CoolingDown cooling && cooling.cause() == cause) {
      become(new CoolingDown(cause, cooling.since(), end, cooling.strikes()));
    }
  }

  /// A cause is gone.
  public synchronized void mended(Cause cause) {
    if (health instanceof CoolingDown cooling && cooling.cause() == cause) {
      become(new Ready(clock.instant()));
    }
  }

  public synchronized void disable(Reason reason) {
    if (!(health instanceof Disabled(Reason present, _)) || present != reason) {
      become(new Disabled(reason, clock.instant()));
    }
  }

  /// The operator acted: whatever was, is over.
  public synchronized void reset() {
    if (!(health instanceof Ready)) {
      become(new Ready(clock.instant()));
    }
  }

  /// The credential has new tokens: what the old ones were to blame for is over.
  public synchronized void renewed() {
    if (health.isAboutTokens()) {
      become(new Ready(clock.instant()));
    }
  }

  /// Somebody else has found out that it is so. A probe of that goes on.
  public synchronized void follow(HealthState told) {
    boolean probed = health instanceof Probing(CoolingDown after, _) && after.equals(told);
    if (!probed) {
      become(told);
    }
  }

  /// The same, unless it has changed here meanwhile.
  public synchronized void replace(HealthState expected, HealthState told) {
    boolean probed = health instanceof Probing(CoolingDown after, _) && after.equals(expected);
    if (probed || health.equals(expected)) {
      follow(told);
    }
  }

  private void become(HealthState next) {
    HealthState before = health;
    if (!next.equals(before)) {
      health = next;
      listener.accept(before, next);
    }
  }
}
