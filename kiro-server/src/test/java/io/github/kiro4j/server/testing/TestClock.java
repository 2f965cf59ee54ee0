package io.github.kiro4j.server.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that advances only by a call or by a sleep on it.
public final class TestClock implements InstantSource {

  public static final Instant START = Instant.parse("2026-03-14T10:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

  @Override
  public Instant instant() {
    return now.get();
  }

  public void advance(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  public void set(Instant time) {
    now.set(time);
  }

  /// Lets the time pass at once, and remembers it.
  public void sleep(Duration time) {
    sleeps.add(time);
    advance(time);
  }

  public List<Duration> sleeps() {
    return sleeps;
  }
}
