package io.github.kiro4j.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FairBudgetTest {

  private final FairBudget budget = new FairBudget(80);

  private long takeAll(String client) {
    long taken = 0;
    while (budget.tryTake(client, 1)) {
      taken++;
    }
    return taken;
  }

  @Test
  void aClientThatIsAloneLeavesAnEighthForTheNext() {
    assertThat(takeAll("a")).isEqualTo(70);
    assertThat(budget.tryTake("b", 10)).isTrue();
    assertThat(budget.used()).isEqualTo(80);
  }

  @Test
  void aClientAmongOthersHoldsAtMostHalfOfWhatTheyLeave() {
    assertThat(budget.tryTake("b", 20)).isTrue();

    assertThat(takeAll("a")).isEqualTo(30);
    assertThat(budget.tryTake("c", 1)).isTrue();
  }

  @Test
  void theFirstAmountOfAClientMayBeAllThatIsFree() {
    assertThat(budget.tryTake("a", 80)).isTrue();
    assertThat(budget.tryTake("b", 1)).isFalse();
  }

  @Test
  void whatIsGivenBackIsFreeAgain() {
    assertThat(budget.tryTake("a", 81)).isFalse();
    assertThat(budget.tryTake("a", 80)).isTrue();
    budget.giveBack("a", 80);

    assertThat(budget.used()).isZero();
    assertThat(budget.tryTake("b", 80)).isTrue();
  }
}
