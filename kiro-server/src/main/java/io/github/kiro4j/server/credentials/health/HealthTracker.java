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
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The health of one credential, and the rules by which it changes. Safe for use by many threads.
public final class HealthTracker {

  private final CoolDowns coolDowns;
  private final InstantSource clock;
  private final BiConsumer<HealthState, HealthState> listener;

  /// Changed under the monitor, read without it.
  private volatile HealthState health;

  /// Changed under the monitor, read without it; the map itself never changes.
  private volatile Map<Cause, Long> coolDownCounts = Map.of();

  /// @param listener called with the old and the new state after every change, in the thread that
  ///   made the change
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

  /// How many cool-downs have begun here, by their causes. A failure that prolongs a cool-down for
  /// the same cause does not count, nor does a cool-down that another gateway began.
  public Map<Cause, Long> coolDownCounts() {
    return coolDownCounts;
  }

  /// Whether a request may use the credential now.
  public boolean usable() {
    return switch (health) {
      case Ready _ -> true;
      case CoolingDown cooling -> !cooling.until().isAfter(clock.instant());
      case Probing _, Disabled _ -> false;
    };
  }

  /// Begins a use of a usable credential.
  ///
  /// @return whether the use is a probe, which [#probeEnded] must end if nothing else does
  public synchronized boolean begin() {
    if (health instanceof CoolingDown cooling) {
      become(new Probing(cooling, clock.instant()));
      return true;
    }
    return false;
  }

  /// A use succeeded. It ends a probe, but no cool-down: a request that began before the cool-down
  /// does not show that the cause is gone.
  public synchronized void succeeded() {
    if (health instanceof Probing) {
      become(new Ready(clock.instant()));
    }
  }

  /// A probe ended without a success or a failure of the credential.
  public synchronized void probeEnded() {
    if (health instanceof Probing(CoolingDown after, _)) {
      become(after);
    }
  }

  /// Several requests that fail for the same cause at the same time count as one failure.
  public synchronized void coolDown(Cause cause, @Nullable Duration asked) {
    Instant now = clock.instant();
    switch (health) {
      case Ready _ -> coolDown(cause, 1, asked, now);
      case Probing(CoolingDown after, _) ->
          coolDown(cause, after.cause() == cause ? after.failures() + 1 : 1, asked, now);
      case CoolingDown cooling -> prolong(cooling, cause, asked, now);
      case Disabled _ -> {}
    }
  }

  private void coolDown(Cause cause, int failures, @Nullable Duration asked, Instant now) {
    begin(new CoolingDown(cause, now, coolDowns.end(cause, failures, asked, now), failures));
  }

  private void prolong(CoolingDown cooling, Cause cause, @Nullable Duration asked, Instant now) {
    int failures = cooling.cause() == cause ? cooling.failures() : 1;
    Instant end = coolDowns.end(cause, failures, asked, now);
    boolean isNews = cooling.cause() != cause || asked != null;
    if (isNews && end.isAfter(cooling.until())) {
      CoolingDown next = new CoolingDown(cause, now, end, failures);
      if (cooling.cause() == cause) {
        become(next);
      } else {
        begin(next);
      }
    }
  }

  private void begin(CoolingDown next) {
    Map<Cause, Long> counts = new EnumMap<>(Cause.class);
    counts.putAll(coolDownCounts);
    counts.merge(next.cause(), 1L, Long::sum);
    coolDownCounts = Collections.unmodifiableMap(counts);
    become(next);
  }

  /// Corrects the end of a cool-down.
  public synchronized void until(Cause cause, Instant end) {
    if (health instanceof CoolingDown cooling && cooling.cause() == cause) {
      Instant bounded = CoolDowns.bounded(end, clock.instant());
      become(new CoolingDown(cause, cooling.since(), bounded, cooling.failures()));
    }
  }

  /// Ends a cool-down whose cause is gone.
  public synchronized void recovered(Cause cause) {
    if (health instanceof CoolingDown cooling && cooling.cause() == cause) {
      become(new Ready(clock.instant()));
    }
  }

  public synchronized void disable(Reason reason) {
    if (!(health instanceof Disabled(Reason present, _)) || present != reason) {
      become(new Disabled(reason, clock.instant()));
    }
  }

  /// Makes the credential ready, because the operator says so.
  public synchronized void reset() {
    if (!(health instanceof Ready)) {
      become(new Ready(clock.instant()));
    }
  }

  /// The credential has new tokens, which end every state that was about the old ones.
  public synchronized void tokensReplaced() {
    if (health.isAboutTokens()) {
      become(new Ready(clock.instant()));
    }
  }

  /// Takes over the state that another gateway stored. A probe of that state continues.
  public synchronized void adopt(HealthState stored) {
    if (!isProbeOf(stored)) {
      become(stored);
    }
  }

  /// Takes over a stored state, unless the health has changed here since.
  public synchronized void replace(HealthState expected, HealthState stored) {
    if (isProbeOf(expected) || health.equals(expected)) {
      adopt(stored);
    }
  }

  private boolean isProbeOf(HealthState state) {
    return health instanceof Probing(CoolingDown after, _) && after.equals(state);
  }

  private void become(HealthState next) {
    HealthState before = health;
    if (!next.equals(before)) {
      health = next;
      listener.accept(before, next);
    }
  }
}
