package io.github.kiro4j.server.activity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.FinishedRequests;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestStatisticsTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-14");

  private final TestClock clock = new TestClock();
  private final RequestStatistics statistics = new RequestStatistics(3, clock);

  @Test
  void aRequestCountsForItsDayItsModelAndItsCredential() {
    statistics.add(FinishedRequests.completed("claude-sonnet-4.5", 7));

    assertThat(all()).containsOnlyKeys(TODAY);
    DayTotals day = day(TODAY);
    RequestTotals expected = new RequestTotals(1, 1, 0, 0, 10, 5, 3, 1, 0.25, 2000, 1, 500);
    assertThat(day.total()).isEqualTo(expected);
    assertThat(day.byModel()).containsOnlyKeys("claude-sonnet-4.5").containsValue(expected);
    assertThat(day.byCredential()).containsOnlyKeys("7").containsValue(expected);
  }

  @Test
  void failuresAndRefusalsAreCountedSeparately() {
    statistics.add(FinishedRequests.failed("claude-sonnet-4.5", 1));
    statistics.add(FinishedRequests.refused());

    RequestTotals total = day(TODAY).total();
    assertThat(total.requests()).isEqualTo(2);
    assertThat(total.failures()).isEqualTo(1);
    assertThat(total.refusals()).isEqualTo(1);
    assertThat(total.answersStarted()).isZero();
  }

  @Test
  void aRequestRefusedBeforeItsModelIsKnownCountsInTheTotalOnly() {
    statistics.add(FinishedRequests.refused());

    assertThat(day(TODAY).byModel()).isEmpty();
    assertThat(day(TODAY).byCredential()).isEmpty();
  }

  @Test
  void statisticsAreByDayInUtcAndDropOldDays() {
    for (int day = 0; day < 5; day++) {
      statistics.add(FinishedRequests.completed("claude-sonnet-4.5", 1));
      clock.advance(Duration.ofDays(1));
    }
    statistics.add(FinishedRequests.completed("claude-sonnet-4.5", 1));

    assertThat(all()).containsOnlyKeys(TODAY.plusDays(3), TODAY.plusDays(4), TODAY.plusDays(5));
    assertThat(statistics.between(TODAY.plusDays(4), TODAY.plusDays(4)))
        .containsOnlyKeys(TODAY.plusDays(4));
  }

  @Test
  void whenTheClockGoesBackRequestsCountForTheLaterDay() {
    clock.advance(Duration.ofDays(1));
    statistics.add(FinishedRequests.completed("claude-sonnet-4.5", 1));
    clock.advance(Duration.ofDays(-1));
    statistics.add(FinishedRequests.completed("claude-sonnet-4.5", 1));

    assertThat(day(TODAY.plusDays(1)).total().requests()).isEqualTo(2);
  }

  @Test
  void restoredStatisticsEqualTheSavedOnesAndContinue() {
    statistics.add(FinishedRequests.completed("claude-sonnet-4.5", 1));
    clock.advance(Duration.ofDays(1));
    statistics.add(FinishedRequests.failed("claude-opus-4.5", 2));

    RequestStatistics restarted = new RequestStatistics(3, clock);
    restarted.restore(statistics.toJson());

    assertThat(restarted.between(LocalDate.MIN, LocalDate.MAX)).isEqualTo(all());
    restarted.add(FinishedRequests.completed("claude-opus-4.5", 2));
    DayTotals day =
        requireNonNull(restarted.between(LocalDate.MIN, LocalDate.MAX).lastEntry()).getValue();
    assertThat(requireNonNull(day.byModel().get("claude-opus-4.5")).requests()).isEqualTo(2);
  }

  @Test
  void modelsBeyondTheBoundCountAsOthers() {
    IntStream.range(0, 60)
        .forEach(i -> statistics.add(FinishedRequests.completed("model-" + i, 1)));

    DayTotals day = day(TODAY);
    assertThat(day.byModel()).hasSize(51);
    assertThat(requireNonNull(day.byModel().get("others")).requests()).isEqualTo(10);
  }

  @Test
  void noRequestIsLostWhenManyThreadsAddAtMidnight() {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        threads.execute(() ->
            IntStream.range(0, 5000)
                .forEach(_ -> statistics.add(FinishedRequests.completed("m", 1))));
      }
      clock.advance(Duration.ofDays(1));
    }

    assertThat(all().values().stream().mapToLong(day -> day.total().requests()).sum())
        .isEqualTo(20_000);
  }

  private DayTotals day(LocalDate date) {
    return requireNonNull(all().get(date));
  }

  private SortedMap<LocalDate, DayTotals> all() {
    return statistics.between(LocalDate.MIN, LocalDate.MAX);
  }
}
