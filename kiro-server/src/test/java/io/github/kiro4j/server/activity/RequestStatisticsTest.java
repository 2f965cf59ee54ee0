package io.github.kiro4j.server.activity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.EndedRequests;
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
    statistics.add(EndedRequests.well("claude-sonnet-4.5", 7));

    assertThat(all()).containsOnlyKeys(TODAY);
    DayFigures day = day(TODAY);
    Figures expected = new Figures(1, 1, 0, 0, 10, 5, 3, 1, 0.25, 2000, 1, 500);
    assertThat(day.total()).isEqualTo(expected);
    assertThat(day.byModel()).containsOnlyKeys("claude-sonnet-4.5").containsValue(expected);
    assertThat(day.byCredential()).containsOnlyKeys("7").containsValue(expected);
  }

  @Test
  void failuresAndRefusalsAreCountedApart() {
    statistics.add(EndedRequests.badly("claude-sonnet-4.5", 1));
    statistics.add(EndedRequests.refused());

    Figures total = day(TODAY).total();
    assertThat(total.requests()).isEqualTo(2);
    assertThat(total.failures()).isEqualTo(1);
    assertThat(total.refusals()).isEqualTo(1);
    assertThat(total.begun()).isZero();
  }

  @Test
  void whatWasRefusedBeforeItsModelWasKnownCountsInTheTotalOnly() {
    statistics.add(EndedRequests.refused());

    assertThat(day(TODAY).byModel()).isEmpty();
    assertThat(day(TODAY).byCredential()).isEmpty();
  }

  @Test
  void daysAreDaysInUtcAndOldOnesGo() {
    for (int day = 0; day < 5; day++) {
      statistics.add(EndedRequests.well("claude-sonnet-4.5", 1));
      clock.advance(Duration.ofDays(1));
    }
    statistics.add(EndedRequests.well("claude-sonnet-4.5", 1));

    assertThat(all()).containsOnlyKeys(TODAY.plusDays(3), TODAY.plusDays(4), TODAY.plusDays(5));
    assertThat(statistics.between(TODAY.plusDays(4), TODAY.plusDays(4)))
        .containsOnlyKeys(TODAY.plusDays(4));
  }

  @Test
  void aClockThatGoesBackCountsForTheLaterDay() {
    clock.advance(Duration.ofDays(1));
    statistics.add(EndedRequests.well("claude-sonnet-4.5", 1));
    clock.advance(Duration.ofDays(-1));
    statistics.add(EndedRequests.well("claude-sonnet-4.5", 1));

    assertThat(day(TODAY.plusDays(1)).total().requests()).isEqualTo(2);
  }

  @Test
  void whatIsWrittenDownIsTheSameWhenItIsReadAndGoesOn() {
    statistics.add(EndedRequests.well("claude-sonnet-4.5", 1));
    clock.advance(Duration.ofDays(1));
    statistics.add(EndedRequests.badly("claude-opus-4.5", 2));

    RequestStatistics restarted = new RequestStatistics(3, clock);
    restarted.restore(statistics.toJson());

    assertThat(restarted.between(LocalDate.MIN, LocalDate.MAX)).isEqualTo(all());
    restarted.add(EndedRequests.well("claude-opus-4.5", 2));
    DayFigures day =
        requireNonNull(restarted.between(LocalDate.MIN, LocalDate.MAX).lastEntry()).getValue();
    assertThat(requireNonNull(day.byModel().get("claude-opus-4.5")).requests()).isEqualTo(2);
  }

  @Test
  void beyondTheBoundModelsAreSummedUpAsOthers() {
    IntStream.range(0, 60).forEach(i -> statistics.add(EndedRequests.well("model-" + i, 1)));

    DayFigures day = day(TODAY);
    assertThat(day.byModel()).hasSize(51);
    assertThat(requireNonNull(day.byModel().get("others")).requests()).isEqualTo(10);
  }

  @Test
  void nothingIsLostWhenManyThreadsAddAtTheTurnOfADay() {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        threads.execute(() ->
            IntStream.range(0, 5000).forEach(_ -> statistics.add(EndedRequests.well("m", 1))));
      }
      clock.advance(Duration.ofDays(1));
    }

    assertThat(all().values().stream().mapToLong(day -> day.total().requests()).sum())
        .isEqualTo(20_000);
  }

  private DayFigures day(LocalDate date) {
    return requireNonNull(all().get(date));
  }

  private SortedMap<LocalDate, DayFigures> all() {
    return statistics.between(LocalDate.MIN, LocalDate.MAX);
  }
}
