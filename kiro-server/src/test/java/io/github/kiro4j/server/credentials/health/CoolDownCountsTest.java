package io.github.kiro4j.server.credentials.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoolDownCountsTest {

  private static final Instant NOW = Instant.parse("2026-04-24T10:00:00Z");

  private Instant now = NOW;
  private final HealthTracker health = tracker(() -> now);

  private static HealthTracker tracker(InstantSource clock) {
    return new HealthTracker(
        new HealthState.Ready(NOW), new CoolDowns(new Random(1)), clock, (_, _) -> {});
  }

  @Test
  void failuresThatProlongACoolDownDoNotCount() {
    health.coolDown(Cause.RATE_LIMIT, null);
    health.coolDown(Cause.RATE_LIMIT, null);
    health.coolDown(Cause.RATE_LIMIT, Duration.ofHours(1));

    assertThat(health.coolDownCounts()).isEqualTo(Map.of(Cause.RATE_LIMIT, 1L));
  }

  @Test
  void aProbeThatFailsBeginsAnotherCoolDown() {
    health.coolDown(Cause.RATE_LIMIT, null);
    now = NOW.plus(Duration.ofDays(1));
    health.begin();
    health.coolDown(Cause.RATE_LIMIT, null);

    assertThat(health.coolDownCounts()).isEqualTo(Map.of(Cause.RATE_LIMIT, 2L));
  }

  @Test
  void anotherCauseBeginsAnotherCoolDown() {
    health.coolDown(Cause.RATE_LIMIT, null);
    health.coolDown(Cause.QUOTA, Duration.ofHours(8));

    assertThat(health.coolDownCounts()).isEqualTo(Map.of(Cause.RATE_LIMIT, 1L, Cause.QUOTA, 1L));
  }

  @Test
  void aCoolDownOfAnotherGatewayDoesNotCount() {
    health.adopt(new CoolingDown(Cause.QUOTA, NOW, NOW.plusSeconds(60), 1));
    health.until(Cause.QUOTA, NOW.plusSeconds(90));

    assertThat(health.coolDownCounts()).isEmpty();
  }
}
