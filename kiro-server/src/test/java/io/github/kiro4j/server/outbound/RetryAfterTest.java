package io.github.kiro4j.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final String DATE = "Wed, 21 Oct 2026 07:28:00 GMT";

  @ParameterizedTest
  @CsvSource({"17, 17", "0, 0", "' 5 ', 5"})
  void secondsAreTakenAsTheyAre(String header, int seconds) {
    assertThat(RetryAfter.of(header, DATE)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wed, 21 Oct 2026 07:29:30 GMT", "Wednesday, 21-Oct-26 07:29:30 GMT"})
  void aTimeOfDayCountsFromTheAnswersOwnDate(String header) {
    assertThat(RetryAfter.of(header, DATE)).isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "", "99999999999", "1.5", "Wed, 21 Oct 2026 07:27:59 GMT"})
  void whatSaysNothingIsAbsent(String header) {
    assertThat(RetryAfter.of(header, DATE)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999", "Wed, 21 Oct 2099 07:29:30 GMT"})
  void noWaitIsLongerThanADay(String header) {
    assertThat(RetryAfter.of(header, DATE)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void withoutADateATimeOfDaySaysNothing() {
    assertThat(RetryAfter.of("Wed, 21 Oct 2026 07:29:30 GMT", null)).isNull();
    assertThat(RetryAfter.of(null, null)).isNull();
  }
}
