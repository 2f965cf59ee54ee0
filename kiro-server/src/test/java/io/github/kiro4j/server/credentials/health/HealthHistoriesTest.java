package io.github.kiro4j.server.credentials.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.health.HealthChange.Trigger;
import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Probing;
import io.github.kiro4j.server.credentials.health.HealthState.Ready;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthHistoriesTest {

  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final Ready READY = new Ready(NOON);
  private static final CoolingDown LIMITED =
      new CoolingDown(Cause.RATE_LIMIT, NOON.plusSeconds(1), NOON.plusSeconds(60), 1);
  private static final CoolingDown TOKENLESS =
      new CoolingDown(Cause.NO_TOKEN, NOON.plusSeconds(1), NOON.plusSeconds(60), 1);
  private static final Disabled SUSPENDED = new Disabled(Reason.SUSPENDED, NOON.plusSeconds(2));

  private final HealthHistories histories = new HealthHistories();

  @Test
  void theNewestChangeComesFirst() {
    histories.changed(1, READY, LIMITED);
    histories.changed(1, LIMITED, SUSPENDED);
    histories.changed(2, READY, SUSPENDED);

    assertThat(histories.of(1))
        .containsExactly(
            new HealthChange(SUSPENDED, Trigger.REQUEST),
            new HealthChange(LIMITED, Trigger.REQUEST));
    assertThat(histories.of(2)).hasSize(1);
    assertThat(histories.of(3)).isEmpty();
  }

  @Test
  void theTriggerOfARecoveryIsRecorded() {
    assertThat(recovered(new Probing(LIMITED, NOON))).isEqualTo(Trigger.REQUEST);
    assertThat(recovered(TOKENLESS)).isEqualTo(Trigger.REFRESH);
    assertThat(recovered(SUSPENDED)).isEqualTo(Trigger.OPERATOR);
  }

  private static Trigger recovered(HealthState before) {
    return HealthChange.of(before, new Ready(NOON.plusSeconds(99))).trigger();
  }

  @Test
  void aProbeWithoutAnOutcomeIsNotRecorded() {
    histories.changed(1, READY, LIMITED);
    Probing probe = new Probing(LIMITED, NOON.plusSeconds(70));
    histories.changed(1, LIMITED, probe);
    histories.changed(1, probe, LIMITED);

    assertThat(histories.of(1)).hasSize(1);
  }

  @Test
  void oldChangesAreForgotten() {
    for (int i = 0; i < 2 * HealthHistories.MOST_CHANGES; i++) {
      CoolingDown limited =
          new CoolingDown(Cause.RATE_LIMIT, NOON.plusSeconds(i), NOON.plusSeconds(i + 9L), i);
      histories.changed(1, READY, limited);
    }

    assertThat(histories.of(1)).hasSize(HealthHistories.MOST_CHANGES);
    assertThat(histories.of(1).getFirst().health().since()).isEqualTo(NOON.plusSeconds(99));
  }

  @Test
  void theHistoryOutlivesARestart() {
    histories.changed(1, READY, LIMITED);
    histories.changed(1, LIMITED, new Disabled(Reason.OPERATOR, NOON.plusSeconds(5)));

    HealthHistories restarted = new HealthHistories();
    restarted.changed(1, READY, new Disabled(Reason.OPERATOR, NOON.plusSeconds(100)));
    restarted.restore(histories.toJson());

    assertThat(restarted.of(1)).isEqualTo(histories.of(1));
  }
}
