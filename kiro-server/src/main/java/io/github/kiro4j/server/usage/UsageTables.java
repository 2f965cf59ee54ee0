package io.github.kiro4j.server.usage;

import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Writes the tables of usage. The rows of requests and the sums of their hours and days are
/// written in the same transaction, so that the sums are always those of the rows. Safe for use by
/// many threads.
final class UsageTables {

  private static final int DELETED_AT_ONCE = 10_000;

  private final RecordDatabase database;
  private final String gateway;
  private final TableName tables;

  /// @param gateway the name of this gateway, which no other gateway has
  UsageTables(RecordDatabase database, String gateway) {
    this.database = database;
    this.gateway = gateway;
    this.tables = database.tables();
  }

  String place() {
    return database.place();
  }

  /// Writes requests that have ended: all of them, or none if the call fails.
  ///
  /// @param again whether an earlier call with the same requests failed, maybe only after its
  ///   transaction was committed
  void write(List<FinishedRequest> requests, boolean again) throws UnusableDatabaseException {
    database.<Boolean>transaction(handle -> {
      boolean written = again && isWritten(handle, requests.getFirst());
      if (!written) {
        insert(handle, requests);
        addSums(handle, hours(requests));
        addLatencies(handle, latencies(requests));
      }
      return written;
    });
  }

  private boolean isWritten(Handle handle, FinishedRequest request) {
    return handle
            .createQuery(
                "SELECT count(*) FROM %s WHERE ended_at = :ended AND request_id = :id"
                    .formatted(tables.requests()))
            .bind("ended", request.endedAt().toEpochMilli())
            .bind("id", request.id())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  private void insert(Handle handle, List<FinishedRequest> requests) {
    List<String> names = RequestColumn.names();
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                tables.requests(),
                String.join(", ", names),
                names.stream().map(":"::concat).collect(Collectors.joining(", ")));
    PreparedBatch batch = handle.prepareBatch(sql);
    for (FinishedRequest request : requests) {
      for (RequestColumn column : RequestColumn.values()) {
        batch.bind(column.sqlName(), column.of(request, gateway));
      }
      batch.add();
    }
    batch.execute();
  }

  private static Map<HourKey, HourSum> hours(List<FinishedRequest> requests) {
    return requests.stream()
        .collect(Collectors.toMap(HourKey::of, HourSum::of, HourSum::plus, TreeMap::new));
  }

  /// Adds to the sums of hours and of days.
  private void addSums(Handle handle, Map<HourKey, HourSum> hours) {
    add(handle, tables.usageHours(), hours);
    Map<HourKey, HourSum> days = new TreeMap<>();
    hours.forEach((key, sum) -> days.merge(key.inDay(), sum, HourSum::plus));
    add(handle, tables.usageDays(), days);
  }

  private static void add(Handle handle, String table, Map<HourKey, HourSum> sums) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO %s AS present (started_at, client_key, credential, model, client, outcome, error, requests,
              input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, credits, first_events, first_event, duration)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (started_at, client_key, credential, model, client, outcome, error) DO UPDATE SET
              requests = present.requests + excluded.requests,
              input_tokens = present.input_tokens + excluded.input_tokens,
              output_tokens = present.output_tokens + excluded.output_tokens,
              cache_read_tokens = present.cache_read_tokens + excluded.cache_read_tokens,
              cache_write_tokens = present.cache_write_tokens + excluded.cache_write_tokens,
              credits = present.credits + excluded.credits,
              first_events = present.first_events + excluded.first_events,
              first_event = present.first_event + excluded.first_event,
              duration = present.duration + excluded.duration
            """
                .formatted(table));
    sums.forEach((key, sum) ->
        batch.add(
            key.startedAt(),
            key.clientKey(),
            key.credential(),
            key.model(),
            key.client(),
            key.outcome(),
            key.error(),
            sum.requests(),
            sum.inputTokens(),
            sum.outputTokens(),
            sum.cacheReadTokens(),
            sum.cacheWriteTokens(),
            sum.credits(),
            sum.firstEvents(),
            sum.firstEvent(),
            sum.duration()));
    batch.execute();
  }

  /// Adds the sums of a source outside the database, once.
  ///
  /// @param source names the source and its content; sums of the same name are added only once
  /// @return whether the sums are new
  boolean takeOver(String source, Map<HourKey, HourSum> sums) throws UnusableDatabaseException {
    return database.transaction(handle -> {
      boolean isNew =
          handle
                  .createUpdate(
                      "INSERT INTO %s (name) VALUES (:name) ON CONFLICT DO NOTHING"
                          .formatted(tables.usageImports()))
                  .bind("name", source)
                  .execute()
              > 0;
      if (isNew && !sums.isEmpty()) {
        addSums(handle, sums);
      }
      return isNew;
    });
  }

  private static Map<LatencyKey, Long> latencies(List<FinishedRequest> requests) {
    Map<LatencyKey, Long> counts = new TreeMap<>();
    for (FinishedRequest request : requests) {
      long hour = HourKey.hour(request.endedAt().toEpochMilli());
      int duration = LatencyBucket.of(request.duration().toMillis());
      counts.merge(new LatencyKey(hour, LatencyKey.DURATION, duration), 1L, Long::sum);
      if (request.timeToFirstEvent() != null) {
        int firstEvent = LatencyBucket.of(request.timeToFirstEvent().toMillis());
        counts.merge(new LatencyKey(hour, LatencyKey.FIRST_EVENT, firstEvent), 1L, Long::sum);
      }
    }
    return counts;
  }

  private void addLatencies(Handle handle, Map<LatencyKey, Long> counts) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO %s AS present (started_at, measure, bucket, requests) VALUES (?, ?, ?, ?)
            ON CONFLICT (started_at, measure, bucket) DO UPDATE SET requests = present.requests + excluded.requests
            """
                .formatted(tables.usageLatencies()));
    counts.forEach((key, count) -> batch.add(key.startedAt(), key.measure(), key.bucket(), count));
    batch.execute();
  }

  /// Deletes the rows of requests that ended before a time, some at once, so that a gateway that
  /// writes does not wait for long.
  void deleteRequestsBefore(Instant time) throws UnusableDatabaseException {
    String sql =
        "DELETE FROM %1$s WHERE id IN (SELECT id FROM %1$s WHERE ended_at < :time ORDER BY ended_at LIMIT :most)"
            .formatted(tables.requests());
    int deleted = DELETED_AT_ONCE;
    while (deleted == DELETED_AT_ONCE) {
      deleted =
          database.use(handle ->
              handle
                  .createUpdate(sql)
                  .bind("time", time.toEpochMilli())
                  .bind("most", DELETED_AT_ONCE)
                  .execute());
    }
  }

  /// Deletes the sums of the hours before a time, and what days have of them.
  void deleteHoursBefore(Instant time) throws UnusableDatabaseException {
    long hour = time.toEpochMilli();
    database.<Integer>transaction(handle ->
        delete(handle, tables.usageHours(), hour)
            + delete(handle, tables.usageLatencies(), hour)
            + delete(handle, tables.usageDays(), HourKey.day(hour) + HourKey.DAY_MILLIS)
            + addDay(handle, HourKey.day(hour)));
  }

  private static int delete(Handle handle, String table, long before) {
    return handle
        .createUpdate("DELETE FROM " + table + " WHERE started_at < :time")
        .bind("time", before)
        .execute();
  }

  /// Adds up the hours of a day that are left. Another gateway may do the same at this moment.
  private int addDay(Handle handle, long day) {
    return handle
        .createUpdate(
            """
            INSERT INTO %s
            SELECT :day, client_key, credential, model, client, outcome, error, sum(requests), sum(input_tokens), sum(output_tokens),
              sum(cache_read_tokens), sum(cache_write_tokens), sum(credits), sum(first_events), sum(first_event), sum(duration)
            FROM %s WHERE started_at >= :day AND started_at < :next
            GROUP BY client_key, credential, model, client, outcome, error ON CONFLICT DO NOTHING
            """
                .formatted(tables.usageDays(), tables.usageHours()))
        .bind("day", day)
        .bind("next", day + HourKey.DAY_MILLIS)
        .execute();
  }
}
