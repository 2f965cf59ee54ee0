package io.github.kiro4j.server.usage;

import io.github.kiro4j.api.admin.operations.UsageReport.Percentiles;
import io.github.kiro4j.api.admin.operations.UsageReport.Step;
import io.github.kiro4j.api.admin.operations.UsageReport.StepLatency;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Percentiles of latencies. Without a filter whole hours come from the buckets of hours;
/// everything else from the rows of requests. Safe for use by many threads.
public final class LatencyReader {

  /// The condition for the parts of a range that are no whole hours.
  static final String EDGES =
      "((ended_at >= :from AND ended_at < :firstEdge) OR (ended_at >= :lastEdge AND ended_at < :to))";

  private static final String ALL = "ended_at >= :from AND ended_at < :to";

  private final RecordDatabase database;
  private final TableName tables;

  LatencyReader(RecordDatabase database) {
    this.database = database;
    this.tables = database.tables();
  }

  /// Percentiles of the times to the first event.
  public Percentiles firstEvent(UsageRange range, UsageFilter filter)
      throws UnusableDatabaseException {
    return percentiles(range, filter, LatencyKey.FIRST_EVENT);
  }

  /// Percentiles of the durations.
  public Percentiles duration(UsageRange range, UsageFilter filter)
      throws UnusableDatabaseException {
    return percentiles(range, filter, LatencyKey.DURATION);
  }

  /// Percentiles of the times to the first event, of each step that has one.
  ///
  /// @return by time
  public List<StepLatency> firstEvents(UsageRange range, UsageFilter filter, Step step)
      throws UnusableDatabaseException {
    return counts(range, filter, LatencyKey.FIRST_EVENT, step).entrySet().stream()
        .map(each ->
            new StepLatency(
                Instant.ofEpochMilli(each.getKey()).toString(), percentiles(each.getValue())))
        .toList();
  }

  private Percentiles percentiles(UsageRange range, UsageFilter filter, String measure)
      throws UnusableDatabaseException {
    return percentiles(counts(range, filter, measure, Step.ALL).getOrDefault(0L, new TreeMap<>()));
  }

  /// The numbers of requests by the start of their step and by latency.
  private NavigableMap<Long, NavigableMap<Long, Long>> counts(
      UsageRange range, UsageFilter filter, String measure, Step step)
      throws UnusableDatabaseException {
    return database.use(handle -> {
      NavigableMap<Long, NavigableMap<Long, Long>> counts = new TreeMap<>();
      if (filter.equals(UsageFilter.NONE)) {
        addBuckets(handle, range, measure, step, counts);
        addRows(handle, range, filter, measure, EDGES, step, counts);
      } else {
        addRows(handle, range, filter, measure, ALL, step, counts);
      }
      return counts;
    });
  }

  private void addBuckets(
      Handle handle,
      UsageRange range,
      String measure,
      Step step,
      Map<Long, NavigableMap<Long, Long>> counts) {
    String sql =
        """
        SELECT %s, bucket, sum(requests) FROM %s
        WHERE measure = :measure AND started_at >= :firstHour AND started_at < :lastHour GROUP BY 1, 2
        """
            .formatted(UsageReader.time(step, "started_at"), tables.usageLatencies());
    UsageReader.bound(handle.createQuery(sql), range, UsageFilter.NONE)
        .bind("measure", measure)
        .map((row, _) ->
            add(counts, row.getLong(1), LatencyBucket.millis(row.getInt(2)), row.getLong(3)))
        .list();
  }

  private void addRows(
      Handle handle,
      UsageRange range,
      UsageFilter filter,
      String measure,
      String condition,
      Step step,
      Map<Long, NavigableMap<Long, Long>> counts) {
    String sql =
        "SELECT %5$s, %1$s, count(*) FROM %2$s WHERE %3$s %4$s AND %1$s IS NOT NULL GROUP BY 1, 2"
            .formatted(
                measure,
                tables.requests(),
                condition,
                filter.sql(),
                UsageReader.time(step, "ended_at"));
    UsageReader.bound(handle.createQuery(sql), range, filter)
        .map((row, _) -> add(counts, row.getLong(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  private static long add(
      Map<Long, NavigableMap<Long, Long>> counts, long time, long millis, long requests) {
    return counts.computeIfAbsent(time, _ -> new TreeMap<>()).merge(millis, requests, Long::sum);
  }

  static Percentiles percentiles(NavigableMap<Long, Long> counts) {
    return new Percentiles(
        percentile(counts, 50),
        percentile(counts, 90),
        percentile(counts, 95),
        percentile(counts, 99));
  }

  /// The lowest latency that so many percent of the requests do not exceed.
  static @Nullable Long percentile(NavigableMap<Long, Long> counts, int percent) {
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    long wanted = Math.ceilDiv(total * percent, 100);
    for (Map.Entry<Long, Long> each : counts.entrySet()) {
      wanted -= each.getValue();
      if (wanted <= 0) {
        return each.getKey();
      }
    }
    return null;
  }
}
