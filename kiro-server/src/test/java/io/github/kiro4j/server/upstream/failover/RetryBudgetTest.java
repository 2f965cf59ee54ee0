package io.github.kiro4j.server.upstream.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

  private final TestClock clock = new TestClock();
  private final RetryBudget budget = new RetryBudget(3, clock);

  @Test
  void withoutRequestsThereIsTheFloor() {
    assertThat(granted(10)).isEqualTo(3);
  }

  @Test
  void aFifthOfTheRequestsComesOnTop() {
    requests(50);

    assertThat(granted(100)).isEqualTo(13);
  }

  @Test
  void afterAMinuteThereIsNewBudget() {
    requests(50);
    granted(100);
    clock.advance(Duration.ofSeconds(59));
    assertThat(granted(10)).isZero();

    clock.advance(Duration.ofSeconds(1));
    assertThat(granted(10)).isEqualTo(3);
  }

  @Test
  void aBusyPastIsNotSavedUpForLongerThanAMinute() {
    requests(100_000);
    clock.advance(Duration.ofMinutes(2));

    assertThat(granted(100)).isEqualTo(3);
  }

  private void requests(int count) {
    IntStream.range(0, count).forEach(_ -> budget.request());
  }

  private long granted(int asked) {
    return IntStream.range(0, asked).filter(_ -> budget.retry()).count();
  }
}
