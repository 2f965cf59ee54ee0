package io.github.kiro4j.server.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.credentials.CredentialHealth;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.credentials.CredentialStatus.EffectiveLimits;
import io.github.kiro4j.api.admin.credentials.CredentialStatus.KnownBalance;
import io.github.kiro4j.api.admin.overview.Quota;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuotasTest {

  private static final Instant NOW = Instant.parse("2026-11-19T00:00:00Z");
  private static final String RESET = "2026-12-01T00:00:00+00:00";

  private static CredentialStatus credential(long id, boolean disabled, double used) {
    return credential(id, disabled, new KnownBalance(used, 1000, 1000 - used, RESET, RESET));
  }

  private static CredentialStatus credential(
      long id, boolean disabled, @Nullable KnownBalance balance) {
    return new CredentialStatus(
        id,
        0,
        disabled,
        null,
        0,
        false,
        null,
        "social",
        true,
        null,
        null,
        null,
        null,
        0,
        null,
        false,
        null,
        0,
        "ide",
        null,
        0,
        0,
        new CredentialHealth("ready", null, RESET, null, "ready"),
        null,
        null,
        null,
        null,
        false,
        balance,
        new EffectiveLimits(null, null, null),
        null,
        null,
        List.of());
  }

  @Test
  void aQuotaThatEndsBeforeItsResetRunsOut() {
    Quota quota =
        Quotas.of(
            List.of(credential(1, false, 400), credential(2, false, 100)),
            OptionalDouble.of(150),
            NOW);

    assertThat(quota.remaining()).isEqualTo(1500);
    assertThat(quota.used()).isEqualTo(500);
    assertThat(quota.runsOutAt()).isEqualTo("2026-11-29T00:00:00+00:00");
    assertThat(quota.resetsAt()).isEqualTo(RESET);
  }

  @Test
  void aQuotaThatLastsUntilItsResetDoesNotRunOut() {
    Quota quota = Quotas.of(List.of(credential(1, false, 0)), OptionalDouble.of(80), NOW);

    assertThat(quota.runsOutAt()).isNull();
    assertThat(quota.creditsPerDay()).isEqualTo(80);
  }

  @Test
  void withoutUseNothingRunsOut() {
    Quota quota = Quotas.of(List.of(credential(1, false, 0)), OptionalDouble.empty(), NOW);

    assertThat(quota.creditsPerDay()).isNull();
    assertThat(quota.runsOutAt()).isNull();
  }

  @Test
  void quotasThatServeNobodyAreLocked() {
    Quota quota =
        Quotas.of(
            List.of(
                credential(1, true, 400), credential(2, false, 900), credential(3, false, null)),
            OptionalDouble.empty(),
            NOW);

    assertThat(quota.remaining()).isEqualTo(100);
    assertThat(quota.locked()).isEqualTo(600);
    assertThat(quota.unknown()).isEqualTo(1);
    assertThat(quota.credentials()).hasSize(2);
  }
}
