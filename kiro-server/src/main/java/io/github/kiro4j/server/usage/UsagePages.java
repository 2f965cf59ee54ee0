package io.github.kiro4j.server.usage;

import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The rows of the requests of a range, the oldest first, page by page: a slow recipient holds
/// neither many rows nor a connection to the database. For one thread at a time.
public final class UsagePages {

  /// The names of the columns, in order. `ended_at`, `first_event` and `duration` are milliseconds,
  /// the first since 1970.
  public static final List<String> COLUMNS = RequestColumn.exported();

  private static final int ROWS = 2_000;

  private final RecordDatabase database;
  private final UsageFilter filter;
  private final String sql;
  private final long to;

  /// The last row of the page before; `id` is 0 before the first page.
  private long time;

  private long id;

  UsagePages(RecordDatabase database, Instant from, Instant to, UsageFilter filter) {
    this.database = database;
    this.filter = filter;
    this.time = from.toEpochMilli();
    this.to = to.toEpochMilli();
    this.sql =
        """
        SELECT %s, id FROM %s WHERE (ended_at, id) > (:time, :id) AND ended_at < :to %s
        ORDER BY ended_at, id LIMIT %d
        """
            .formatted(
                String.join(", ", COLUMNS), database.tables().requests(), filter.sql(), ROWS);
  }

  /// Reads the next page.
  ///
  /// @return rows whose values have the names of their columns; empty after the last page
  /// @throws UnusableDatabaseException if the database cannot be read
  public List<Map<String, Object>> next() throws UnusableDatabaseException {
    List<Map<String, Object>> rows =
        database.use(handle ->
            handle
                .createQuery(sql)
                .bind("time", time)
                .bind("id", id)
                .bind("to", to)
                .bindMap(filter.values())
                .mapToMap()
                .list());
    if (!rows.isEmpty()) {
      time = number(rows.getLast(), RequestColumn.ENDED_AT.sqlName());
      id = number(rows.getLast(), "id");
    }
    return rows;
  }

  private static long number(Map<String, Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : 0;
  }
}
