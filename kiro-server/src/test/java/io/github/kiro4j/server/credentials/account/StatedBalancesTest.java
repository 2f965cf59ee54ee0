package io.github.kiro4j.server.credentials.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.CredentialSettings.AccountLabel;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatedBalancesTest {

  private static final AccountLabel PRO = new AccountLabel("user-1", "a@b.example", "KIRO PRO");

  private final TestClock clock = new TestClock();
  private final StatedBalances balances = new StatedBalances(clock);

  private void state(double used, @Nullable Instant reset) {
    balances.stated(7, new AccountUsage(PRO, used, 10, reset));
  }

  @Test
  void whatRequestsUseIsSubtracted() {
    state(4, null);
    balances.spent(7, 1.5);
    balances.spent(7, 2);
    balances.spent(8, 1);

    StatedBalance balance = balances.of(7).orElseThrow();
    assertThat(balance.used()).isEqualTo(7.5);
    assertThat(balance.remaining()).isEqualTo(2.5);
    balances.spent(7, 99);
    assertThat(balances.of(7).orElseThrow().remaining()).isZero();
    assertThat(balances.of(8)).isEmpty();
  }

  @Test
  void aResetMakesABalanceUnknown() {
    state(4, TestClock.START.plus(Duration.ofDays(1)));
    clock.advance(Duration.ofHours(23));
    assertThat(balances.of(7)).isPresent();

    clock.advance(Duration.ofHours(1));
    assertThat(balances.of(7)).isEmpty();
  }

  @Test
  void aResetThatWasOverWhenItWasStatedSaysNothing() {
    state(4, TestClock.START.minusSeconds(1));

    assertThat(balances.of(7)).isPresent();
  }

  @Test
  void balancesOutliveTheGateway() {
    state(4, TestClock.START.plus(Duration.ofDays(1)));
    balances.spent(7, 1);
    StatedBalances next = new StatedBalances(clock);

    next.restore(balances.toJson());

    assertThat(next.of(7)).isEqualTo(balances.of(7));
    next.forget(7);
    assertThat(next.of(7)).isEmpty();
  }
}
