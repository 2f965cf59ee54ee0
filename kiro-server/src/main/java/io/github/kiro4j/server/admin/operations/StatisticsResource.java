package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.operations.Statistics;
import io.github.kiro4j.api.admin.operations.Statistics.By;
import io.github.kiro4j.api.admin.operations.Statistics.Row;
import io.github.kiro4j.api.admin.operations.UsageReport;
import io.github.kiro4j.api.admin.operations.UsageReport.Step;
import io.github.kiro4j.api.admin.operations.UsageReport.UsageRow;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.usage.UsageFilter;
import io.github.kiro4j.server.usage.UsageRange;
import io.github.kiro4j.server.usage.UsageRecords;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `GET /stats`: statistics of the requests of clients.
@AdminApi
@Path("/api/admin/stats")
@Produces(MediaType.APPLICATION_JSON)
public final class StatisticsResource {

  /// More days, models and credentials than there are.
  private static final int MOST_ROWS = 10_000;

  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  private static final int DATE_LENGTH = "2026-04-24".length();

  private static final Row NONE = new Row(null, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null);

  private final UsageRecords usage;

  public StatisticsResource(UsageRecords usage) {
    this.usage = usage;
  }

  /// Waits until the requests of this gateway that have ended are written.
  @GET
  public Statistics get(
      @QueryParam("by") @DefaultValue("model") String by,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    By grouping = Parameters.member("by", by, By.values(), By::wireName);
    LocalDate today = LocalDate.ofInstant(usage.clock().instant(), ZoneOffset.UTC);
    UsageRange range =
        usage.range(
            start(day("from", from, LocalDate.EPOCH)), start(day("to", to, today).plusDays(1)));
    usage.recorder().flush();
    try {
      return statistics(grouping, range, today);
    } catch (UnusableDatabaseException e) {
      throw Problems.usageUnavailable(e);
    }
  }

  private Statistics statistics(By by, UsageRange range, LocalDate today)
      throws UnusableDatabaseException {
    List<UsageRow> days = sums(range, UsageReport.By.TOTAL, Step.DAY);
    String since = days.isEmpty() ? today.toString() : day(days.getFirst());
    Row total =
        sums(range, UsageReport.By.TOTAL, Step.ALL).stream()
            .findFirst()
            .map(row -> row(null, row))
            .orElse(NONE);
    List<Row> rows =
        switch (by) {
          case MODEL -> groups(range, UsageReport.By.MODEL);
          case CREDENTIAL -> groups(range, UsageReport.By.CREDENTIAL);
          case DAY -> days.reversed().stream().map(row -> row(day(row), row)).toList();
        };
    return new Statistics(by, since, total, rows);
  }

  private List<Row> groups(UsageRange range, UsageReport.By by) throws UnusableDatabaseException {
    return sums(range, by, Step.ALL).stream()
        .filter(row -> !row.name().isEmpty())
        .map(row -> row(row.name(), row))
        .toList();
  }

  private List<UsageRow> sums(UsageRange range, UsageReport.By by, Step step)
      throws UnusableDatabaseException {
    return usage.reader().sums(range, UsageFilter.NONE, by, step, MOST_ROWS);
  }

  private static String day(UsageRow row) {
    return Objects.requireNonNull(row.time()).substring(0, DATE_LENGTH);
  }

  private static Row row(@Nullable String key, UsageRow sums) {
    return new Row(
        key,
        sums.requests(),
        sums.succeeded(),
        sums.failed(),
        sums.refused(),
        sums.inputTokens(),
        sums.outputTokens(),
        sums.cacheReadTokens(),
        sums.cacheWriteTokens(),
        sums.credits(),
        sums.meanFirstEventMs(),
        sums.meanDurationMs());
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static LocalDate day(String name, @Nullable String text, LocalDate defaultDay) {
    try {
      if (text == null || text.matches(DATE)) {
        return text == null ? defaultDay : LocalDate.parse(text);
      }
    } catch (DateTimeException _) {
      throw invalid(name);
    }
    throw invalid(name);
  }

  private static AdminProblemException invalid(String name) {
    return AdminProblemException.of(
        AdminErrorCode.INVALID_PARAMETER, name, "must be a date such as 2026-04-24");
  }
}
