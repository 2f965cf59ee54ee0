package io.github.kiro4j.server.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.kiro4j.api.admin.operations.UsageReport.By;
import io.github.kiro4j.api.admin.operations.UsageReport.Step;
import io.github.kiro4j.api.admin.operations.UsageReport.StepLatency;
import io.github.kiro4j.api.admin.operations.UsageReport.UsageRow;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.RequestOutcome;
import io.github.kiro4j.server.activity.RequestSource;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.Exposition;
import io.github.kiro4j.server.testing.FinishedRequests;
import io.github.kiro4j.server.testing.TestClock;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What both databases promise of usage.
abstract class UsageContract {

  private static final Instant TEN = TestClock.START;
  private static final Instant FROM = TEN.minus(Duration.ofDays(1));
  private static final Instant TO = TEN.plus(Duration.ofDays(2));
  private static final int ALL = 1_000;
  private static final Duration WAIT = Duration.ofSeconds(20);

  /// As an earlier version wrote the file: 2 of 10 requests had neither model nor credential.
  private static final String EARLIER =
      """
      {"statistics": {"2026-03-15": {
        "total": {"requests": 10, "successes": 6, "failures": 2, "refusals": 1, "inputTokens": 100, "outputTokens": 50,
          "cacheReadTokens": 5, "cacheWriteTokens": 1, "credits": 2.0, "millis": 9000, "begun": 7, "millisToBegin": 3500},
        "models": {
          "claude-sonnet-4.5": {"requests": 7, "successes": 5, "failures": 2, "refusals": 0, "inputTokens": 90, "credits": 1.5},
          "opus": {"requests": 1, "successes": 1, "failures": 0, "refusals": 0, "inputTokens": 10, "credits": 0.5}},
        "credentials": {
          "7": {"requests": 8, "successes": 6, "failures": 2, "refusals": 0, "inputTokens": 100, "credits": 2.0}}}},
       "history": {}}
      """;

  private final TestClock clock = new TestClock();
  private final PrometheusRegistry metrics = new PrometheusRegistry();
  private RecordDatabase database;
  private UsageTables tables;
  private UsageRecorder recorder;
  private UsageReader reader;
  private LatencyReader latencies;

  abstract RecordDatabase open() throws Exception;

  @BeforeEach
  void start() throws Exception {
    database = open();
    tables = new UsageTables(database, "gateway-1");
    recorder =
        new UsageRecorder(
            tables,
            new UsageRetention(400, 1_200),
            Executors.newSingleThreadScheduledExecutor(),
            metrics,
            clock);
    reader = new UsageReader(database);
    latencies = new LatencyReader(database);
  }

  @AfterEach
  void stop() throws Exception {
    recorder.stop();
    database.stop();
  }

  @Test
  void aRowHasEverythingThatIsKnownOfARequest() throws Exception {
    recorder.record(FinishedRequests.completed("claude-sonnet-4.5", 7));
    recorder.flush();

    List<Map<String, Object>> rows = rows(UsageFilter.NONE);
    assertThat(rows).hasSize(1);
    Map<String, Object> row = rows.getFirst();
    assertThat(row)
        .containsEntry("gateway", "gateway-1")
        .containsEntry("request_id", "req_1")
        .containsEntry("client_key", "primary")
        .containsEntry("route", "/v1/messages")
        .containsEntry("endpoint", "runtime")
        .containsEntry("asked_model", "sonnet")
        .containsEntry("model", "claude-sonnet-4.5")
        .containsEntry("outcome", "succeeded")
        .containsEntry("error", "")
        .containsEntry("credits", 0.25)
        .containsEntry("stop_reason", "end_turn")
        .containsEntry("client", "claude-cli");
    assertThat(List.of("ended_at", "credential", "status", "attempts", "first_event", "duration"))
        .extracting(name -> number(row, name))
        .containsExactly(TEN.plusSeconds(2).toEpochMilli(), 7L, 200L, 1L, 500L, 2_000L);
    assertThat(List.of("input_tokens", "output_tokens", "cache_read_tokens", "cache_write_tokens"))
        .extracting(name -> number(row, name))
        .containsExactly(10L, 5L, 3L, 1L);
  }

  @Test
  void textsThatNoDatabaseStoresAreReplaced() throws Exception {
    recorder.record(request(0, RequestOutcome.REFUSED, "team", "mo\0del\uD800"));
    recorder.flush();

    assertThat(recorder.problem()).isEmpty();
    assertThat(rows(UsageFilter.NONE).getFirst()).containsEntry("asked_model", "mo?del?");
  }

  @Test
  void groupsAddUpToTheTotalWithEveryOutcome() throws Exception {
    int n = 0;
    for (RequestOutcome outcome : RequestOutcome.values()) {
      recorder.record(request(n++, outcome, "team", "sonnet"));
      recorder.record(request(n++, outcome, "family", "sonnet"));
    }
    recorder.record(FinishedRequests.refused());
    recorder.flush();

    UsageRow total = sums(By.TOTAL, Step.ALL).getFirst();
    assertThat(total.requests()).isEqualTo(11);
    assertThat(
            List.of(
                total.succeeded(),
                total.refused(),
                total.failed(),
                total.cancelled(),
                total.abandoned()))
        .containsExactly(2L, 3L, 2L, 2L, 2L);
    for (By by : By.values()) {
      assertThat(sums(by, Step.ALL).stream().mapToLong(UsageRow::requests).sum())
          .as(by.name())
          .isEqualTo(11);
      assertThat(sums(by, Step.HOUR).stream().mapToLong(UsageRow::requests).sum())
          .as(by.name())
          .isEqualTo(11);
    }
    assertThat(sums(By.KEY, Step.ALL))
        .extracting(UsageRow::name, UsageRow::requests)
        .containsExactly(tuple("family", 5L), tuple("team", 5L), tuple("primary", 1L));
    assertThat(sums(By.OUTCOME, Step.ALL))
        .extracting(UsageRow::name)
        .containsExactly("refused", "abandoned", "cancelled", "failed", "succeeded");
  }

  @Test
  void aRangeCountsWholeHoursAndTheRestExactly() throws Exception {
    for (int minute = 0; minute < 180; minute++) {
      recorder.record(at(minute, TEN.plus(Duration.ofMinutes(minute))));
    }
    recorder.flush();

    assertThat(count("2026-03-14T10:00:00Z", "2026-03-14T13:00:00Z")).isEqualTo(180);
    assertThat(count("2026-03-14T10:30:00Z", "2026-03-14T12:30:00Z")).isEqualTo(120);
    assertThat(count("2026-03-14T10:30:00Z", "2026-03-14T10:40:00Z")).isEqualTo(10);
    assertThat(count("2026-03-14T10:59:00Z", "2026-03-14T11:01:00Z")).isEqualTo(2);
    assertThat(count("2026-03-14T11:00:00Z", "2026-03-14T11:00:00Z")).isZero();
    assertThat(count("2026-03-14T12:00:00Z", "2026-03-14T11:00:00Z")).isZero();
  }

  @Test
  void aRangeCountsWholeDaysAndTheHoursAroundThem() throws Exception {
    for (int hour = 0; hour < 96; hour++) {
      recorder.record(at(hour, TEN.plus(Duration.ofHours(hour)).plusSeconds(1)));
    }
    recorder.flush();

    assertThat(count("2026-03-14T00:00:00Z", "2026-03-19T00:00:00Z")).isEqualTo(96);
    assertThat(count("2026-03-14T22:00:00Z", "2026-03-17T03:00:00Z")).isEqualTo(53);
    assertThat(count("2026-03-15T00:00:00Z", "2026-03-16T00:00:00Z")).isEqualTo(24);
    assertThat(count("2026-03-15T00:30:00Z", "2026-03-16T23:30:00Z")).isEqualTo(47);
    assertThat(count("2026-03-15T22:00:00Z", "2026-03-16T02:00:00Z")).isEqualTo(4);
    UsageRange range =
        UsageRange.of(Instant.parse("2026-03-14T22:00:00Z"), Instant.parse("2026-03-17T03:00:00Z"));
    assertThat(reader.sums(range, UsageFilter.NONE, By.TOTAL, Step.HOUR, ALL)).hasSize(53);
    assertThat(reader.sums(range, UsageFilter.NONE, By.TOTAL, Step.DAY, ALL))
        .extracting(UsageRow::requests)
        .containsExactly(2L, 24L, 24L, 3L);
    assertThat(
            database.<Long>use(handle ->
                handle
                    .createQuery("SELECT sum(requests) FROM " + database.tables().usageDays())
                    .mapTo(Long.class)
                    .one()))
        .isEqualTo(96);
  }

  @Test
  void stepsAreHoursAndDays() throws Exception {
    recorder.record(at(1, TEN));
    recorder.record(at(2, TEN.plus(Duration.ofMinutes(59))));
    recorder.record(at(3, TEN.plus(Duration.ofHours(1))));
    recorder.record(at(4, TEN.plus(Duration.ofDays(1))));
    recorder.flush();

    assertThat(sums(By.TOTAL, Step.HOUR))
        .extracting(UsageRow::time, UsageRow::requests)
        .containsExactly(
            tuple("2026-03-14T10:00:00Z", 2L),
            tuple("2026-03-14T11:00:00Z", 1L),
            tuple("2026-03-15T10:00:00Z", 1L));
    assertThat(sums(By.TOTAL, Step.DAY))
        .extracting(UsageRow::time, UsageRow::requests)
        .containsExactly(tuple("2026-03-14T00:00:00Z", 3L), tuple("2026-03-15T00:00:00Z", 1L));
  }

  @Test
  void aFilterAppliesToSumsRowsAndLatencies() throws Exception {
    recorder.record(request(1, RequestOutcome.SUCCEEDED, "team", "sonnet"));
    recorder.record(request(2, RequestOutcome.FAILED, "family", "sonnet"));
    recorder.flush();
    UsageFilter family = new UsageFilter("family", null, null, null, null);

    assertThat(reader.sums(range(), family, By.KEY, Step.ALL, ALL))
        .extracting(UsageRow::name)
        .containsExactly("family");
    assertThat(rows(family)).extracting(row -> row.get("client_key")).containsExactly("family");
    assertThat(latencies.duration(range(), family).p50()).isEqualTo(2_000);
    assertThat(latencies.firstEvent(range(), family).p50()).isNull();
  }

  @Test
  void eachStepHasItsOwnPercentiles() throws Exception {
    recorder.record(at(1, TEN));
    recorder.record(at(2, TEN.plus(Duration.ofHours(1))));
    recorder.record(at(3, TEN.plus(Duration.ofDays(1))));
    recorder.record(FinishedRequests.refused());
    recorder.flush();
    UsageFilter exact = new UsageFilter("primary", null, null, null, null);

    assertThat(latencies.firstEvents(range(), UsageFilter.NONE, Step.DAY))
        .extracting(StepLatency::time)
        .containsExactly("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z");
    assertThat(latencies.firstEvents(range(), exact, Step.HOUR))
        .extracting(StepLatency::time)
        .containsExactly("2026-03-14T10:00:00Z", "2026-03-14T11:00:00Z", "2026-03-15T10:00:00Z");
    assertThat(latencies.firstEvents(range(), exact, Step.HOUR))
        .allSatisfy(step -> assertThat(step.firstEvent().p95()).isEqualTo(500));
  }

  @Test
  void percentilesOfWholeHoursAreAtMostFivePercentOff() throws Exception {
    for (int second = 1; second <= 100; second++) {
      recorder.record(lasting(second, Duration.ofSeconds(second)));
    }
    recorder.flush();

    assertThat(latencies.duration(range(), UsageFilter.NONE).p50()).isBetween(47_500L, 52_500L);
    assertThat(latencies.duration(range(), UsageFilter.NONE).p99()).isBetween(94_000L, 104_000L);
    UsageFilter exact = new UsageFilter("primary", null, null, null, null);
    assertThat(latencies.duration(range(), exact).p90()).isEqualTo(90_000);
  }

  @Test
  void aWriteThatWasCommittedIsNotRepeated() throws Exception {
    List<FinishedRequest> batch = List.of(at(1, TEN), at(2, TEN));
    tables.write(batch, false);

    tables.write(batch, true);

    assertThat(sums(By.TOTAL, Step.ALL).getFirst().requests()).isEqualTo(2);
    assertThat(rows(UsageFilter.NONE)).hasSize(2);
  }

  @Test
  void aFullQueueCountsWhatItDrops() {
    for (int n = 0; n < UsageRecorder.CAPACITY + 3; n++) {
      recorder.record(FinishedRequests.withId("req_" + n));
    }

    assertThat(Exposition.of(metrics)).contains("kiro4j_usage_dropped_total 3.0");
  }

  @Test
  void stoppingWritesWhatIsQueued() throws Exception {
    recorder.record(at(1, TEN));

    recorder.stop();

    assertThat(sums(By.TOTAL, Step.ALL).getFirst().requests()).isEqualTo(1);
  }

  @Test
  void sumsOfHoursOutliveTheRows() throws Exception {
    recorder.record(at(1, TEN));
    recorder.record(at(2, TEN.plus(Duration.ofHours(2))));
    recorder.flush();

    tables.deleteRequestsBefore(TEN.plus(Duration.ofHours(1)));

    assertThat(rows(UsageFilter.NONE))
        .extracting(row -> row.get("request_id"))
        .containsExactly("req_2");
    assertThat(sums(By.TOTAL, Step.ALL).getFirst().requests()).isEqualTo(2);
    tables.deleteHoursBefore(TEN.plus(Duration.ofHours(1)));
    assertThat(sums(By.TOTAL, Step.ALL).getFirst().requests()).isEqualTo(1);
  }

  @Test
  void whatIsOldIsDeletedByItself() throws Exception {
    UsageRecorder cleaning =
        new UsageRecorder(
            tables,
            new UsageRetention(1, 3),
            Executors.newSingleThreadScheduledExecutor(),
            new PrometheusRegistry(),
            clock);
    cleaning.record(at(1, TEN));
    cleaning.start();
    try {
      Eventually.await(WAIT, () -> rows(UsageFilter.NONE).size() == 1);

      clock.advance(Duration.ofHours(24));
      cleaning.record(at(2, TEN.plus(Duration.ofHours(24))));
      Eventually.await(WAIT, () -> rows(UsageFilter.NONE).size() == 2);
      clock.advance(Duration.ofHours(2));
      Eventually.await(WAIT, () -> rows(UsageFilter.NONE).size() == 1);
      assertThat(sums(By.TOTAL, Step.ALL).getFirst().requests()).isEqualTo(2);

      clock.advance(Duration.ofDays(2));
      Eventually.await(WAIT, () -> sums(By.TOTAL, Step.ALL).getFirst().requests() == 1);
      assertThat(latencies.duration(range(), UsageFilter.NONE).p50()).isBetween(1_900L, 2_100L);
    } finally {
      cleaning.stop();
    }
  }

  @Test
  void anExportHasEveryRowOnceInOrder() throws Exception {
    for (int n = 0; n < 4_500; n++) {
      recorder.record(at(n, TEN.plusSeconds(n / 100)));
    }
    recorder.flush();

    assertThat(rows(UsageFilter.NONE))
        .extracting(row -> row.get("request_id"))
        .doesNotHaveDuplicates()
        .hasSize(4_500);
    assertThat(rows(UsageFilter.NONE)).extracting(row -> (Long) row.get("ended_at")).isSorted();
  }

  @Test
  void statisticsOfAnEarlierVersionAreAddedOnce(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("kiro4j-activity.json");
    recorder.record(at(1, TEN));
    recorder.flush();

    for (int start = 1; start <= 2; start++) {
      Files.writeString(file, EARLIER);
      EarlierActivityFile.in(folder).orElseThrow().takeOver(recorder);
      assertThat(file).doesNotExist();
    }

    UsageRow total = sums(By.TOTAL, Step.ALL).getFirst();
    assertThat(total.requests()).isEqualTo(11);
    assertThat(List.of(total.succeeded(), total.failed(), total.refused(), total.abandoned()))
        .containsExactly(7L, 2L, 1L, 1L);
    assertThat(total.inputTokens()).isEqualTo(110);
    assertThat(total.credits()).isEqualTo(2.25);
    assertThat(sums(By.MODEL, Step.ALL))
        .extracting(UsageRow::name, UsageRow::requests, UsageRow::failed)
        .containsExactly(
            tuple("claude-sonnet-4.5", 8L, 2L), tuple("", 2L, 0L), tuple("opus", 1L, 0L));
    assertThat(sums(By.CREDENTIAL, Step.ALL))
        .extracting(UsageRow::name, UsageRow::requests, UsageRow::inputTokens)
        .containsExactly(tuple("7", 8L, 100L), tuple("", 2L, 0L), tuple("1", 1L, 10L));
    assertThat(sums(By.TOTAL, Step.DAY))
        .extracting(UsageRow::time, UsageRow::requests)
        .containsExactly(tuple("2026-03-14T00:00:00Z", 1L), tuple("2026-03-15T00:00:00Z", 10L));
    assertThat(sums(By.KEY, Step.ALL)).extracting(UsageRow::name).containsExactly("primary");
  }

  @Test
  void whatCannotBeTakenOverStaysForTheNextStart(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("kiro4j-activity.json"), EARLIER);
    execute("ALTER TABLE %s_usage_imports RENAME TO elsewhere");

    EarlierActivityFile.in(folder).orElseThrow().takeOver(recorder);
    assertThat(file).exists();
    assertThat(sums(By.TOTAL, Step.ALL)).isEmpty();

    execute("ALTER TABLE elsewhere RENAME TO %s_usage_imports");
    EarlierActivityFile.in(folder).orElseThrow().takeOver(recorder);
    assertThat(file).doesNotExist();
    assertThat(sums(By.TOTAL, Step.ALL).getFirst().requests()).isEqualTo(10);
  }

  private void execute(String sql) throws Exception {
    database.<Integer>use(handle -> handle.execute(sql.formatted(database.tables())));
  }

  private long count(String from, String to) throws Exception {
    return reader
        .sums(
            UsageRange.of(Instant.parse(from), Instant.parse(to)),
            UsageFilter.NONE,
            By.TOTAL,
            Step.ALL,
            ALL)
        .stream()
        .mapToLong(UsageRow::requests)
        .sum();
  }

  private List<UsageRow> sums(By by, Step step) throws Exception {
    return reader.sums(range(), UsageFilter.NONE, by, step, ALL);
  }

  private static long number(Map<String, Object> row, String name) {
    return row.get(name) instanceof Number number ? number.longValue() : -1;
  }

  private static UsageRange range() {
    return UsageRange.of(FROM, TO);
  }

  private List<Map<String, Object>> rows(UsageFilter filter) throws Exception {
    List<Map<String, Object>> rows = new ArrayList<>();
    UsagePages pages = reader.rows(FROM, TO, filter);
    for (var page = pages.next(); !page.isEmpty(); page = pages.next()) {
      rows.addAll(page);
    }
    return rows;
  }

  private static FinishedRequest at(int number, Instant end) {
    return with(
        number,
        end.minusSeconds(2),
        Duration.ofSeconds(2),
        RequestOutcome.SUCCEEDED,
        "primary",
        "sonnet");
  }

  private static FinishedRequest lasting(int number, Duration duration) {
    return with(number, TEN, duration, RequestOutcome.SUCCEEDED, "primary", "sonnet");
  }

  private static FinishedRequest request(
      int number, RequestOutcome outcome, String key, String model) {
    return with(number, TEN, Duration.ofSeconds(2), outcome, key, model);
  }

  private static FinishedRequest with(
      int number,
      Instant start,
      Duration duration,
      RequestOutcome outcome,
      String key,
      String model) {
    FinishedRequest like =
        outcome == RequestOutcome.SUCCEEDED
            ? FinishedRequests.completed("claude-sonnet-4.5", 1)
            : FinishedRequests.failed("claude-sonnet-4.5", 1);
    return new FinishedRequest(
        "req_" + number,
        new RequestSource("/v1/messages", key, "claude-cli", null),
        start,
        model,
        like.summary(),
        outcome,
        like.status(),
        like.errorType(),
        like.cause(),
        like.timeToFirstEvent(),
        duration,
        like.attempts(),
        like.usage(),
        like.credits(),
        like.stopReason());
  }
}
