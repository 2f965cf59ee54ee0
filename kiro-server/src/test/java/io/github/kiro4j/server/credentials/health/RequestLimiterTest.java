package io.github.kiro4j.server.credentials.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.RequestLimits;
import io.github.kiro4j.server.credentials.health.RequestLimiter.Kind;
import io.github.kiro4j.server.credentials.health.RequestLimiter.Reached;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestLimiterTest {

  private final TestClock clock = new TestClock();
  private final AtomicReference<RequestLimits> limits = new AtomicReference<>(RequestLimits.UNSET);
  private final RequestLimiter limiter = new RequestLimiter(limits::get, clock);

  @Test
  void withoutLimitsEveryRequestBegins() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(limiter.begin()).isTrue();
    }
    assertThat(limiter.inFlight()).isEqualTo(1_000);
    assertThat(limiter.reached()).isEmpty();
  }

  @Test
  void aZeroIsNoLimit() {
    limits.set(new RequestLimits(0, 0));

    assertThat(limiter.begin()).isTrue();
    assertThat(limiter.begin()).isTrue();
    assertThat(limiter.reached()).isEmpty();
  }

  @Test
  void theWindowSlidesWithTheRequests() {
    limits.set(new RequestLimits(2, null));
    limiter.begin();
    clock.advance(Duration.ofSeconds(40));
    limiter.begin();

    assertThat(limiter.begin()).isFalse();
    assertThat(limiter.reached())
        .contains(
            new Reached(
                Kind.REQUESTS_PER_MINUTE,
                2,
                TestClock.START.plusSeconds(40),
                TestClock.START.plusSeconds(60)));
    clock.advance(Duration.ofSeconds(20).minusNanos(1));
    assertThat(limiter.begin()).isFalse();
    clock.advance(Duration.ofNanos(1));
    assertThat(limiter.begin()).isTrue();
    assertThat(limiter.begin()).isFalse();
    assertThat(limiter.reached().orElseThrow().until()).isEqualTo(TestClock.START.plusSeconds(100));
  }

  @Test
  void theEndOfARequestGivesBackNoSlotOfTheMinute() {
    limits.set(new RequestLimits(1, null));
    limiter.begin();
    limiter.end();

    assertThat(limiter.begin()).isFalse();
  }

  @Test
  void retriesTakeSlotsOfTheMinute() {
    limits.set(new RequestLimits(2, 1));
    limiter.begin();

    assertThat(limiter.retry()).isTrue();
    assertThat(limiter.retry()).isFalse();
    assertThat(limiter.inFlight()).isEqualTo(1);
  }

  @Test
  void whatNoLimitHoldsBackIsCountedBeyondTheLimit() {
    limits.set(new RequestLimits(1, null));
    limiter.begin();
    clock.advance(Duration.ofSeconds(10));
    limiter.count();

    clock.advance(Duration.ofSeconds(55));
    assertThat(limiter.begin()).isFalse();
    clock.advance(Duration.ofSeconds(5));
    assertThat(limiter.begin()).isTrue();
  }

  @Test
  void aSlotOfConcurrencyIsFreeWhenARequestEnds() {
    limits.set(new RequestLimits(null, 2));
    limiter.begin();
    limiter.begin();

    assertThat(limiter.begin()).isFalse();
    assertThat(limiter.reached())
        .contains(new Reached(Kind.MAX_CONCURRENCY, 2, TestClock.START, null));
    limiter.end();
    assertThat(limiter.begin()).isTrue();
  }

  @Test
  void limitsChangeAtRunTime() {
    limits.set(new RequestLimits(1, null));
    limiter.begin();
    assertThat(limiter.reached()).isPresent();

    limits.set(RequestLimits.UNSET);
    assertThat(limiter.begin()).isTrue();
    limits.set(new RequestLimits(null, 2));
    assertThat(limiter.begin()).isFalse();
    limits.set(new RequestLimits(null, 3));
    assertThat(limiter.begin()).isTrue();
  }

  @Test
  void manyThreadsNeverTakeMoreThanTheSlotsOfTheMinute() throws Exception {
    limits.set(new RequestLimits(100, null));
    AtomicInteger begun = new AtomicInteger();

    inThreads(() -> {
      for (int i = 0; i < 1_000; i++) {
        if (i % 2 == 0 ? limiter.begin() : limiter.retry()) {
          begun.incrementAndGet();
        }
      }
    });

    assertThat(begun).hasValue(100);
  }

  @Test
  void manyThreadsNeverUseMoreThanTheSlotsOfConcurrency() throws Exception {
    limits.set(new RequestLimits(null, 3));
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    inThreads(() -> {
      for (int i = 0; i < 5_000; i++) {
        if (limiter.begin()) {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          now.decrementAndGet();
          limiter.end();
        }
      }
    });

    assertThat(most).hasValueBetween(1, 3);
    assertThat(limiter.inFlight()).isZero();
  }

  private static void inThreads(Runnable work) throws Exception {
    int threads = 16;
    CountDownLatch start = new CountDownLatch(threads);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(() -> {
              start.countDown();
              start.await();
              work.run();
              return null;
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }
}
