package io.github.kiro4j.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Changes, for a while, the level that the gateway itself logs; libraries keep theirs. Safe for
/// use by many threads.
public final class LogLevelSwitch {

  private static final String OWN = "io.github.kiro4j";

  private final Logger logger;
  private final @Nullable Level configured;
  private final ScheduledExecutorService timer;
  private final InstantSource clock;

  /// Guarded by the monitor, as is `until`.
  private @Nullable Future<?> end;

  private @Nullable Instant until;

  /// @param timer ends the change
  public LogLevelSwitch(
      LoggerContext loggers, ScheduledExecutorService timer, InstantSource clock) {
    this.logger = loggers.getLogger(OWN);
    this.configured = logger.getLevel();
    this.timer = timer;
    this.clock = clock;
  }

  /// The least level that is logged now.
  public Level level() {
    return logger.getEffectiveLevel();
  }

  /// When the configured level returns; empty if it is in effect.
  public synchronized Optional<Instant> until() {
    return Optional.ofNullable(until);
  }

  /// Logs a level and those above it for that time.
  public synchronized void set(Level level, Duration time) {
    reset();
    logger.setLevel(level);
    until = clock.instant().plus(time);
    end = timer.schedule(this::reset, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Returns to the configured level.
  public synchronized void reset() {
    if (end != null) {
      end.cancel(false);
    }
    end = null;
    until = null;
    logger.setLevel(configured);
  }
}
