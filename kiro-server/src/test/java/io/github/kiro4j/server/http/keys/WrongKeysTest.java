package io.github.kiro4j.server.http.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WrongKeysTest {

  private final TestClock clock = new TestClock();
  private final WrongKeys wrongKeys = new WrongKeys("wrong-keys", clock);

  private void use(String source, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(wrongKeys.count(source)).isEmpty();
    }
  }

  @Test
  void tenMayComeAtOnceAndThenOneEverySixSeconds() {
    use("a", 10);

    assertThat(wrongKeys.count("a")).contains(Duration.ofSeconds(6));
    clock.advance(Duration.ofSeconds(4));
    assertThat(wrongKeys.count("a")).contains(Duration.ofSeconds(2));
    clock.advance(Duration.ofSeconds(2));
    use("a", 1);
    assertThat(wrongKeys.count("a")).contains(Duration.ofSeconds(6));
  }

  @Test
  void afterAMinuteEverythingIsForgotten() {
    use("a", 10);
    clock.advance(Duration.ofMinutes(1));

    use("a", 10);
  }

  @Test
  void manySourcesAreSlowedTogether() {
    for (int i = 0; i < 100; i++) {
      use("source " + i, 1);
    }

    assertThat(wrongKeys.count("another")).contains(Duration.ofMillis(600));
    clock.advance(Duration.ofMillis(600));
    use("another", 1);
  }

  @Test
  void addressesOfOneNetworkAreOneSource() {
    use("2001:db8:0:1:0:0:0:1", 5);
    use("2001:db8:0:1:0:0:0:2", 5);

    assertThat(wrongKeys.count("2001:db8:0:1:aaaa:0:0:3")).isPresent();
    use("2001:db8:0:2:0:0:0:1", 1);
  }
}
