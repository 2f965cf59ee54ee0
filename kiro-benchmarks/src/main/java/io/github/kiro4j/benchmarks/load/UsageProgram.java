package io.github.kiro4j.benchmarks.load;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.api.admin.operations.UsageReport.By;
import io.github.kiro4j.api.admin.operations.UsageReport.Step;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.DatabaseUrl;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.usage.UsageFilter;
import io.github.kiro4j.server.usage.UsagePages;
import io.github.kiro4j.server.usage.UsageRange;
import io.github.kiro4j.server.usage.UsageRecords;
import io.github.kiro4j.server.usage.UsageRetention;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Fills the tables of usage with the requests of 400 days, of 50 keys, 5 credentials, 6 models and
/// 4 programs, and measures the queries of operators.
///
/// Arguments: `sqlite` or `postgresql`, the number of requests, and a folder that keeps the
/// database, so that a second run with the same folder only asks.
public final class UsageProgram {

  private static final int DAYS = 400;
  private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant START = END.minus(Duration.ofDays(DAYS));

  private final UsageRecords usage;

  private UsageProgram(RecordDatabase database) {
    this.usage =
        UsageRecords.in(
            database,
            "measured",
            new UsageRetention(DAYS, 1_200),
            new PrometheusRegistry(),
            Clock.systemUTC());
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 3) {
      System.err.println(
          "usage: java -cp kiro-benchmarks.jar %s sqlite|postgresql REQUESTS FOLDER"
              .formatted(UsageProgram.class.getName()));
      System.exit(2);
    }
    long requests = Long.parseLong(arguments[1]);
    Path folder = Path.of(arguments[2]);
    boolean isNew = !Files.exists(folder);
    if (arguments[0].equals("sqlite")) {
      sqlite(folder, isNew, requests);
    } else {
      postgresql(folder, isNew, requests);
    }
    System.exit(0);
  }

  private static void sqlite(Path folder, boolean isNew, long requests) throws Exception {
    RecordDatabase database = RecordDatabase.embedded(folder, new MetricRegistry());
    if (isNew) {
      try (Connection connection =
          DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("kiro4j-records.sqlite3"))) {
        String numbers =
            "(WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < %d) SELECT n FROM numbers)"
                .formatted(requests);
        fill(connection, database.tables(), numbers, requests);
      }
    }
    new UsageProgram(database).ask();
  }

  private static void postgresql(Path folder, boolean isNew, long requests) throws Exception {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false).start()) {
      TableName table = new TableName("kiro_credentials");
      DatabaseUrl url =
          DatabaseUrl.parse(
              "postgres://postgres@localhost:%d/postgres".formatted(server.getPort()));
      Database database = new Database(url, 2);
      new Migrations(database, table).migrate();
      if (isNew) {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
          String numbers = "generate_series(1, %d::bigint) AS numbers(n)".formatted(requests);
          fill(connection, table, numbers, requests);
        }
      }
      new UsageProgram(RecordDatabase.shared(database, table, new MetricRegistry())).ask();
    }
  }

  private static void fill(Connection connection, TableName table, String numbers, long requests)
      throws SQLException {
    long step = Duration.between(START, END).toMillis() / requests;
    try (Statement statement = connection.createStatement()) {
      run(statement, "rows", rows(table, step, numbers));
      run(statement, "hours", hours(table));
      run(statement, "days", days(table));
      run(statement, "latencies", latencies(table, "first_event"));
      run(statement, "latencies", latencies(table, "duration"));
      run(statement, "statistics of the planner", "ANALYZE");
    }
  }

  private static String rows(TableName table, long step, String numbers) {
    return """
    INSERT INTO %1$s_requests (ended_at, gateway, request_id, client_key, credential, route, endpoint, asked_model, model,
      outcome, status, error, cause, attempts, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, credits,
      first_event, duration, stop_reason, client)
    SELECT %2$d + n * %3$d, 'gateway', 'req_' || n, 'key_' || (n * 7919 %% 50), 1 + n / 50 %% 5, '/v1/messages', 'runtime',
      'sonnet', 'model-' || (n * 7919 %% 50 %% 3 * 2 + n %% 2), CASE n %% 20 WHEN 0 THEN 'failed' WHEN 1 THEN 'refused' ELSE 'succeeded' END,
      200, CASE n %% 20 WHEN 0 THEN 'api_error' WHEN 1 THEN 'invalid_request_error' ELSE '' END, '', 1, n %% 9000, n %% 700, 0, 0, 0.25,
      300 + n * 31 %% 5000, 400 + n * 31 %% 60000, 'end_turn', 'client-' || (n * 7919 %% 50 %% 4)
    FROM %4$s
    """
        .formatted(table, START.toEpochMilli(), step, numbers);
  }

  private static String hours(TableName table) {
    return """
    INSERT INTO %1$s_usage_hours
    SELECT ended_at / 3600000 * 3600000, client_key, credential, model, client, outcome, error, count(*), sum(input_tokens),
      sum(output_tokens), sum(cache_read_tokens), sum(cache_write_tokens), sum(credits), count(first_event), sum(first_event),
      sum(duration)
    FROM %1$s_requests GROUP BY 1, 2, 3, 4, 5, 6, 7
    """
        .formatted(table);
  }

  private static String days(TableName table) {
    return """
    INSERT INTO %1$s_usage_days
    SELECT started_at / 86400000 * 86400000, client_key, credential, model, client, outcome, error, sum(requests),
      sum(input_tokens), sum(output_tokens), sum(cache_read_tokens), sum(cache_write_tokens), sum(credits), sum(first_events),
      sum(first_event), sum(duration)
    FROM %1$s_usage_hours GROUP BY 1, 2, 3, 4, 5, 6, 7
    """
        .formatted(table);
  }

  private static String latencies(TableName table, String measure) {
    return """
    INSERT INTO %1$s_usage_latencies
    SELECT ended_at / 3600000 * 3600000, '%2$s', CAST(round(ln(%2$s) / ln(1.1)) AS INTEGER), count(*)
    FROM %1$s_requests GROUP BY 1, 2, 3
    """
        .formatted(table, measure);
  }

  private static void run(Statement statement, String what, String sql) throws SQLException {
    long start = System.nanoTime();
    statement.execute(sql);
    print("fill", what, start);
  }

  private void ask() throws UnusableDatabaseException {
    UsageFilter key = new UsageFilter("key_7", null, null, null, null);
    for (int days : new int[] {1, 30, DAYS}) {
      UsageRange range = usage.range(END.minus(Duration.ofDays(days)), END.minusSeconds(90));
      String over = days + (days == 1 ? " day" : " days");
      sums(over + ", total", range, UsageFilter.NONE, By.TOTAL, Step.ALL);
      sums(over + ", by key", range, UsageFilter.NONE, By.KEY, Step.ALL);
      sums(over + ", by model and day", range, UsageFilter.NONE, By.MODEL, Step.DAY);
      sums(over + ", one key by model", range, key, By.MODEL, Step.ALL);
      latencies(over + ", percentiles", range, UsageFilter.NONE);
      latencies(over + ", percentiles of one key", range, key);
    }
    long start = System.nanoTime();
    UsagePages pages = usage.reader().rows(END.minus(Duration.ofDays(30)), END, key);
    int rows = pages.next().size();
    print("export", "first " + rows + " rows of one key", start);
  }

  private void sums(String what, UsageRange range, UsageFilter filter, By by, Step step)
      throws UnusableDatabaseException {
    long start = System.nanoTime();
    int rows = usage.reader().sums(range, filter, by, step, 10_000).size();
    print("sums", what + " (" + rows + " rows)", start);
  }

  private void latencies(String what, UsageRange range, UsageFilter filter)
      throws UnusableDatabaseException {
    long start = System.nanoTime();
    Long median = usage.latencies().duration(range, filter).p50();
    print("latencies", what + " (p50 " + median + " ms)", start);
  }

  private static void print(String group, String what, long start) {
    double millis = (System.nanoTime() - start) / 1e6;
    System.out.println(String.format(Locale.ROOT, "%-10s %9.1f ms  %s", group, millis, what));
  }
}
