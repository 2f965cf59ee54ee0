package io.github.kiro4j.server.credentials.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoredCoolDownTest {

  private static final Instant BEGIN = Instant.parse("2026-03-14T10:00:00Z");

  @Test
  void aStoredCoolDownOfThousandsOfYearsEndsAfterTwoMonths() {
    HealthState endless =
        new CoolingDown(Cause.QUOTA, BEGIN, Instant.parse("+58000-01-01T00:00:00Z"), 1);

    assertThat(HealthJson.read(HealthJson.write(endless)))
        .isEqualTo(new CoolingDown(Cause.QUOTA, BEGIN, BEGIN.plus(Duration.ofDays(62)), 1));
  }
}
