package io.github.kiro4j.server.usage;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.database.RecordDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// The usage of a gateway: who writes it, and who reads it.
///
/// @param clock today's end of a range
public record UsageRecords(
    UsageRecorder recorder,
    UsageReader reader,
    LatencyReader latencies,
    EndedRequests requests,
    UsageRetention retention,
    InstantSource clock) {

  /// Opens the usage that lives in a database.
  ///
  /// @param gateway the name of this gateway, which no other gateway has
  public static UsageRecords in(
      RecordDatabase database,
      String gateway,
      UsageRetention retention,
      MetricRegistry metrics,
      InstantSource clock) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("usage").factory());
    UsageTables tables = new UsageTables(database, gateway);
    return new UsageRecords(
        new UsageRecorder(tables, retention, thread, metrics, clock),
        new UsageReader(database),
        new LatencyReader(database),
        new EndedRequests(database),
        retention,
        clock);
  }

  /// A range of time. A start for which the rows of requests are deleted is rounded down to an
  /// hour, so that the sums of hours cover the range.
  public UsageRange range(Instant from, Instant to) {
    Instant oldest = retention.oldestRequest(clock.instant());
    return UsageRange.of(
        from.isBefore(oldest) ? Instant.ofEpochMilli(HourKey.hour(from.toEpochMilli())) : from, to);
  }
}
