package io.github.kiro4j.server.usage;

import io.github.kiro4j.api.admin.operations.UsageReport.By;
import io.github.kiro4j.api.admin.operations.UsageReport.Step;
import io.github.kiro4j.api.admin.operations.UsageReport.UsageRow;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Queries over usage. Whole days come from the sums of days, whole hours from those of hours, the
/// rest of a range from the rows of requests. Safe for use by many threads.
public final class UsageReader {

  private static final String SUMS =
      """
      started_at, client_key, credential, model, client, outcome, error, requests, input_tokens, output_tokens,
        cache_read_tokens, cache_write_tokens, credits, first_events, first_event, duration\
      """;

  private static final String TOTALS =
      """
      sum(requests) AS requests,
        sum(CASE WHEN outcome = 'succeeded' THEN requests ELSE 0 END) AS succeeded,
        sum(CASE WHEN outcome = 'refused' THEN requests ELSE 0 END) AS refused,
        sum(CASE WHEN outcome = 'failed' THEN requests ELSE 0 END) AS failed,
        sum(CASE WHEN outcome = 'cancelled' THEN requests ELSE 0 END) AS cancelled,
        sum(CASE WHEN outcome = 'abandoned' THEN requests ELSE 0 END) AS abandoned,
        sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens,
        sum(cache_read_tokens) AS cache_read_tokens, sum(cache_write_tokens) AS cache_write_tokens,
        sum(credits) AS credits, sum(first_events) AS first_events, sum(first_event) AS first_event,
        sum(duration) AS duration\
      """;

  private final RecordDatabase database;
  private final TableName tables;

  UsageReader(RecordDatabase database) {
    this.database = database;
    this.tables = database.tables();
  }

  /// The sums of the requests of a range by group and by step.
  ///
  /// @param most maximum number of rows
  /// @return without steps by falling number of requests, with steps by time
  public List<UsageRow> sums(UsageRange range, UsageFilter filter, By by, Step step, int most)
      throws UnusableDatabaseException {
    String sql =
        "SELECT %s AS time, %s AS name, %s FROM (%s) AS usage GROUP BY 1, 2 HAVING sum(requests) <> 0 ORDER BY %s LIMIT %d"
            .formatted(
                time(step, "started_at"),
                name(by),
                TOTALS,
                parts(filter),
                step == Step.ALL ? "3 DESC, 2" : "1, 3 DESC, 2",
                most);
    UsageRange parts = step == Step.HOUR ? range.inHours() : range;
    return database.use(handle ->
        bound(handle.createQuery(sql), parts, filter).map((row, _) -> row(row, step)).list());
  }

  /// The sums of days, the sums of hours, and the rows that a range consists of.
  private String parts(UsageFilter filter) {
    return """
    SELECT %1$s FROM %2$s WHERE started_at >= :firstDay AND started_at < :lastDay %6$s
    UNION ALL
    SELECT %1$s FROM %3$s WHERE ((started_at >= :firstHour AND started_at < :firstHours)
      OR (started_at >= :lastHours AND started_at < :lastHour)) %6$s
    UNION ALL
    SELECT ended_at, client_key, credential, model, client, outcome, error, 1, input_tokens, output_tokens,
      cache_read_tokens, cache_write_tokens, credits, CASE WHEN first_event IS NULL THEN 0 ELSE 1 END,
      coalesce(first_event, 0), duration
    FROM %4$s WHERE %5$s %6$s
    """
        .formatted(
            SUMS,
            tables.usageDays(),
            tables.usageHours(),
            tables.requests(),
            LatencyReader.EDGES,
            filter.sql());
  }

  static Query bound(Query query, UsageRange range, UsageFilter filter) {
    return query
        .bind("from", range.from())
        .bind("firstHour", range.firstHour())
        .bind("firstHours", range.firstHours())
        .bind("firstDay", range.firstDay())
        .bind("lastDay", range.lastDay())
        .bind("lastHours", range.lastHours())
        .bind("lastHour", range.lastHour())
        .bind("firstEdge", range.firstEdge())
        .bind("lastEdge", range.lastEdge())
        .bind("to", range.to())
        .bindMap(filter.values());
  }

  /// The start of the step in which the time of a column is; 0 without steps.
  static String time(Step step, String column) {
    return switch (step) {
      case ALL -> "CAST(0 AS BIGINT)";
      case HOUR -> rounded(column, HourKey.HOUR_MILLIS);
      case DAY -> rounded(column, HourKey.DAY_MILLIS);
    };
  }

  private static String rounded(String column, long millis) {
    return "%1$s / %2$d * %2$d".formatted(column, millis);
  }

  private static String name(By by) {
    return switch (by) {
      case TOTAL -> "CAST('' AS TEXT)";
      case KEY -> "client_key";
      case CREDENTIAL -> "CASE WHEN credential = 0 THEN '' ELSE CAST(credential AS TEXT) END";
      case MODEL -> "model";
      case CLIENT -> "client";
      case OUTCOME -> "outcome";
      case ERROR -> "error";
    };
  }

  private static UsageRow row(ResultSet row, Step step) throws SQLException {
    long requests = row.getLong("requests");
    return new UsageRow(
        step == Step.ALL ? null : Instant.ofEpochMilli(row.getLong("time")).toString(),
        row.getString("name"),
        null,
        requests,
        row.getLong("succeeded"),
        row.getLong("refused"),
        row.getLong("failed"),
        row.getLong("cancelled"),
        row.getLong("abandoned"),
        row.getLong("input_tokens"),
        row.getLong("output_tokens"),
        row.getLong("cache_read_tokens"),
        row.getLong("cache_write_tokens"),
        row.getDouble("credits"),
        mean(row.getLong("first_event"), row.getLong("first_events")),
        mean(row.getLong("duration"), requests));
  }

  private static @Nullable Double mean(long sum, long count) {
    return count == 0 ? null : (double) sum / count;
  }

  /// The rows of the requests of a range of time, as far as they are kept.
  ///
  /// @param to the first moment after the range
  public UsagePages rows(Instant from, Instant to, UsageFilter filter) {
    return new UsagePages(database, from, to, filter);
  }
}
