package io.github.kiro4j.server.clients.store;

import io.github.kiro4j.server.clients.KeyTally;
import io.github.kiro4j.server.clients.PeriodCount;
import io.github.kiro4j.server.clients.Window;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// What keys have used, one row for each key and run of a gateway. A gateway writes only rows of
/// its own, and always its whole count, so that a write that happens twice counts once, and the
/// rows of a gateway that has ended go on counting. Safe for use by many threads.
public final class KeyUsageTable {

  /// A gateway that has not written for so long has ended, and none of its requests is under way.
  private static final Duration ALIVE = Duration.ofSeconds(10);

  /// What is older counts for no period.
  private static final Duration KEPT = Duration.ofDays(32);

  private static final String UPSERT =
      """
      INSERT INTO <table> (key_id, gateway, minute, requests, day, day_tokens, month, month_tokens,
        month_credits, in_flight, updated_at)
      VALUES (:key, :gateway, :minute, :requests, :day, :day_tokens, :month, :month_tokens,
        :month_credits, :in_flight, :now)
      ON CONFLICT (key_id, gateway) DO UPDATE SET minute = excluded.minute,
        requests = excluded.requests, day = excluded.day, day_tokens = excluded.day_tokens,
        month = excluded.month, month_tokens = excluded.month_tokens,
        month_credits = excluded.month_credits, in_flight = excluded.in_flight,
        updated_at = excluded.updated_at
      """;

  private static final String ELSEWHERE =
      """
      SELECT key_id,
        sum(CASE WHEN minute = :minute THEN requests ELSE 0 END) AS requests,
        sum(CASE WHEN day = :day THEN day_tokens ELSE 0 END) AS day_tokens,
        sum(CASE WHEN month = :month THEN month_tokens ELSE 0 END) AS month_tokens,
        sum(CASE WHEN month = :month THEN month_credits ELSE 0 END) AS month_credits,
        sum(CASE WHEN updated_at > :alive THEN in_flight ELSE 0 END) AS in_flight
      FROM <table> WHERE gateway != :gateway GROUP BY key_id
      """;

  private final RecordDatabase database;
  private final String table;
  private final String gateway;

  /// @param gateway names this run of this gateway
  public KeyUsageTable(RecordDatabase database, String gateway) {
    this.database = database;
    this.table = database.tables().keyUsage();
    this.gateway = gateway;
  }

  /// Writes what this gateway has counted.
  ///
  /// @throws UnusableDatabaseException if the counts are not durable
  void write(Map<String, KeyTally> tallies, Instant now) throws UnusableDatabaseException {
    if (!tallies.isEmpty()) {
      database.<int[]>transaction(handle -> write(handle, tallies, now));
    }
  }

  private int[] write(Handle handle, Map<String, KeyTally> tallies, Instant now) {
    PreparedBatch batch = handle.prepareBatch(UPSERT).define("table", table);
    tallies.forEach((key, tally) ->
        batch
            .bind("key", key)
            .bind("gateway", gateway)
            .bind("minute", tally.requests().period())
            .bind("requests", tally.requests().amount())
            .bind("day", tally.dayTokens().period())
            .bind("day_tokens", tally.dayTokens().amount())
            .bind("month", tally.monthTokens().period())
            .bind("month_tokens", tally.monthTokens().amount())
            .bind("month_credits", tally.monthCredits().amount())
            .bind("in_flight", tally.inFlight())
            .bind("now", now.toEpochMilli())
            .add());
    return batch.execute();
  }

  /// What other gateways have counted, and this one in earlier runs, by key.
  ///
  /// @throws UnusableDatabaseException if the table cannot be read
  Map<String, KeyTally> elsewhere(Instant now) throws UnusableDatabaseException {
    Map<String, KeyTally> tallies = new HashMap<>();
    database.<Integer>use(handle -> {
      handle
          .createQuery(ELSEWHERE)
          .define("table", table)
          .bind("gateway", gateway)
          .bind("minute", Window.MINUTE.number(now))
          .bind("day", Window.DAY.number(now))
          .bind("month", Window.MONTH.number(now))
          .bind("alive", now.minus(ALIVE).toEpochMilli())
          .map((row, _) -> tallies.put(row.getString("key_id"), tally(row, now)))
          .list();
      return tallies.size();
    });
    return tallies;
  }

  private static KeyTally tally(ResultSet row, Instant now) throws SQLException {
    long month = Window.MONTH.number(now);
    return new KeyTally(
        new PeriodCount(Window.MINUTE.number(now), row.getLong("requests")),
        new PeriodCount(Window.DAY.number(now), row.getLong("day_tokens")),
        new PeriodCount(month, row.getLong("month_tokens")),
        new PeriodCount(month, row.getLong("month_credits")),
        row.getInt("in_flight"));
  }

  /// Removes rows that count for no period any more.
  ///
  /// @throws UnusableDatabaseException if the table cannot be written
  void removeOld(Instant now) throws UnusableDatabaseException {
    database.<Integer>use(handle ->
        handle
            .createUpdate("DELETE FROM " + table + " WHERE updated_at < :oldest")
            .bind("oldest", now.minus(KEPT).toEpochMilli())
            .execute());
  }
}
