package io.github.kiro4j.server.cli.demo;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.protocol.dialect.route.ArnChoice;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.protocol.dialect.route.Route;
import io.github.kiro4j.server.activity.Attempt;
import io.github.kiro4j.server.activity.Attempts;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.RequestOutcome;
import io.github.kiro4j.server.activity.RequestSource;
import io.github.kiro4j.server.activity.RequestSummary;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.usage.UsageRecords;
import io.github.kiro4j.server.usage.UsageRetention;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// What the made-up clients have asked for in the weeks before the demo, so that usage and credits
/// have something to show. The rows go into the database of the gateway that runs.
final class DemoHistory {

  static final int DAYS = 30;

  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /// One request of so many has failed.
  private static final int FAILED = 70;

  private final RandomGenerator random;
  private final Instant now;
  private int written;

  DemoHistory(RandomGenerator random, Instant now) {
    this.random = random;
    this.now = now;
  }

  /// What a client does.
  ///
  /// @param from the first hour of its day in UTC
  /// @param to the hour in which its day has ended
  /// @param perHour the most requests of an hour
  private record Habit(
      String client,
      String model,
      long credential,
      int from,
      int to,
      boolean weekends,
      int perHour) {

    boolean works(ZonedDateTime hour) {
      return hour.getHour() >= from
          && hour.getHour() < to
          && (weekends || !WEEKEND.contains(hour.getDayOfWeek()));
    }
  }

  /// In the order in which the keys are created.
  private static final List<Habit> HABITS =
      List.of(
          new Habit("claude-cli", "claude-sonnet-4.5", 1, 0, 7, true, 16),
          new Habit("claude-cli", "claude-opus-4.5", 2, 7, 19, false, 6),
          new Habit("python-sdk", "claude-haiku-4.5", 1, 8, 18, false, 5));

  /// Writes the history.
  ///
  /// @param folder the folder of the gateway's state
  /// @param keys the ids of the client keys, in the order of their creation
  void write(Path folder, List<String> keys) throws Exception {
    RecordDatabase database = RecordDatabase.embedded(folder, new MetricRegistry());
    UsageRecords usage =
        UsageRecords.in(
            database,
            "demo-history",
            new UsageRetention(2 * DAYS, 2 * DAYS),
            new PrometheusRegistry(),
            InstantSource.fixed(now));
    for (int i = 0; i < Math.min(keys.size(), HABITS.size()); i++) {
      record(usage, HABITS.get(i), keys.get(i));
    }
    usage.recorder().stop();
    database.stop();
  }

  private void record(UsageRecords usage, Habit habit, String key) {
    Instant begin = now.minus(Duration.ofDays(DAYS)).truncatedTo(ChronoUnit.HOURS);
    for (Instant hour = begin; hour.isBefore(now); hour = hour.plus(Duration.ofHours(1))) {
      if (habit.works(hour.atZone(ZoneOffset.UTC))) {
        int requests = random.nextInt(habit.perHour() / 2, habit.perHour() + 1);
        for (int i = 0; i < requests; i++) {
          FinishedRequest request = request(habit, key, hour.plusSeconds(random.nextInt(3_500)));
          if (request.endedAt().isBefore(now)) {
            usage.recorder().record(request);
          }
        }
      }
    }
  }

  private FinishedRequest request(Habit habit, String key, Instant start) {
    boolean failed = random.nextInt(FAILED) == 0;
    Duration firstEvent = Duration.ofMillis(500 + (long) (random.nextExponential() * 500));
    int output = random.nextInt(60, 1_400);
    written++;
    return new FinishedRequest(
        "req_demo%06d".formatted(written),
        new RequestSource("/v1/messages", key, habit.client(), null),
        start,
        habit.model().replace('.', '-'),
        new RequestSummary(habit.model(), true, "demo%d".formatted(written / 9)),
        failed ? RequestOutcome.FAILED : RequestOutcome.SUCCEEDED,
        failed ? 502 : 200,
        failed ? "api_error" : null,
        failed ? "Unavailable" : null,
        failed ? null : firstEvent,
        firstEvent.plusMillis(output * 14L),
        attempt(habit.credential(), firstEvent),
        failed ? new Usage(0, 0) : new Usage(random.nextInt(3_000, 60_000), output),
        failed ? 0 : 0.02 + output / 4_000.0,
        failed ? null : StopReason.END_TURN);
  }

  private static Attempts attempt(long credential, Duration firstEvent) {
    Route route = new Route(Endpoint.RUNTIME, ArnChoice.OWN);
    return Attempts.NONE.plus(new Attempt(credential, route, Duration.ZERO, firstEvent, null));
  }
}
