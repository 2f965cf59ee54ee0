package io.github.kiro4j.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.overview.Traffic;
import io.github.kiro4j.api.admin.overview.TrafficMinute;
import io.github.kiro4j.server.testing.FinishedRequests;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentTrafficTest {

  private final TestClock clock = new TestClock();
  private final RecentTraffic traffic = new RecentTraffic(clock);

  @Test
  void requestsCountInTheMinuteOfTheirEnd() {
    traffic.add(FinishedRequests.completed("claude-sonnet-4.5", 1));
    clock.advance(Duration.ofMinutes(1));
    traffic.add(FinishedRequests.failed("claude-sonnet-4.5", 1));
    traffic.add(FinishedRequests.refused());

    TrafficMinute before = traffic.minutes().get(58);
    TrafficMinute last = traffic.minutes().getLast();
    assertThat(before.succeeded()).isEqualTo(1);
    assertThat(before.failed()).isZero();
    assertThat(before.firstEventP50Ms()).isBetween(475L, 525L);
    assertThat(last.time()).isEqualTo("2026-03-14T10:01:00Z");
    assertThat(last.failed()).isEqualTo(1);
    assertThat(last.refused()).isEqualTo(1);
    assertThat(last.firstEventP50Ms()).isNull();
  }

  @Test
  void everyMinuteOfTheLastHourIsPresent() {
    assertThat(traffic.minutes())
        .hasSize(60)
        .first()
        .extracting(TrafficMinute::time, TrafficMinute::succeeded)
        .containsExactly("2026-03-14T09:01:00Z", 0L);
  }

  @Test
  void theSumsCoverOneHour() {
    traffic.add(FinishedRequests.completed("claude-sonnet-4.5", 1));
    clock.advance(Duration.ofMinutes(59));
    traffic.add(FinishedRequests.completed("claude-sonnet-4.5", 1));

    Traffic both = traffic.hour();
    assertThat(both.requests()).isEqualTo(2);
    assertThat(both.inputTokens()).isEqualTo(20);
    assertThat(both.credits()).isEqualTo(0.5);
    assertThat(both.firstEvent().p95()).isBetween(475L, 525L);

    clock.advance(Duration.ofMinutes(1));
    assertThat(traffic.hour().requests()).isEqualTo(1);
    assertThat(traffic.minutes()).extracting(TrafficMinute::succeeded).contains(1L);
  }

  @Test
  void theSumsBeginWithTheGateway() {
    clock.advance(Duration.ofMinutes(5));

    assertThat(Instant.parse(traffic.hour().from())).isEqualTo(TestClock.START);
    clock.advance(Duration.ofMinutes(60));
    assertThat(Instant.parse(traffic.hour().from())).isAfter(TestClock.START);
  }
}
