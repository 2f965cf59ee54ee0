package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.operations.Statistics;
import io.github.kiro4j.api.admin.operations.Statistics.By;
import io.github.kiro4j.api.admin.operations.Statistics.Row;
import io.github.kiro4j.server.activity.DayTotals;
import io.github.kiro4j.server.activity.RequestStatistics;
import io.github.kiro4j.server.activity.RequestTotals;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// `GET /stats`: statistics of the requests of clients.
@AdminApi
@Path("/api/admin/stats")
@Produces(MediaType.APPLICATION_JSON)
public final class StatisticsResource {

  private static final Comparator<Row> MOST_FIRST =
      Comparator.comparingLong(Row::requests)
          .reversed()
          .thenComparing(row -> String.valueOf(row.key()));

  private final RequestStatistics statistics;

  public StatisticsResource(RequestStatistics statistics) {
    this.statistics = statistics;
  }

  @GET
  public Statistics get(
      @QueryParam("by") @DefaultValue("model") String by,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    By grouping = grouping(by);
    NavigableMap<LocalDate, DayTotals> days =
        statistics.between(
            day("from", from, LocalDate.MIN), day("to", to, statistics.currentDay()));
    DayTotals sum = days.values().stream().reduce(DayTotals.NONE, DayTotals::plus);
    LocalDate since = days.isEmpty() ? statistics.currentDay() : days.firstKey();
    return new Statistics(
        grouping, since.toString(), row(null, sum.total()), rows(grouping, days, sum));
  }

  private static List<Row> rows(
      By grouping, NavigableMap<LocalDate, DayTotals> days, DayTotals sum) {
    return switch (grouping) {
      case MODEL -> rows(sum.byModel());
      case CREDENTIAL -> rows(sum.byCredential());
      case DAY ->
          days.descendingMap().entrySet().stream()
              .map(day -> row(day.getKey().toString(), day.getValue().total()))
              .toList();
    };
  }

  private static List<Row> rows(Map<String, RequestTotals> totals) {
    return totals.entrySet().stream()
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .sorted(MOST_FIRST)
        .toList();
  }

  private static Row row(@Nullable String key, RequestTotals totals) {
    return new Row(
        key,
        totals.requests(),
        totals.successes(),
        totals.failures(),
        totals.refusals(),
        totals.inputTokens(),
        totals.outputTokens(),
        totals.cacheReadTokens(),
        totals.cacheWriteTokens(),
        totals.credits(),
        mean(totals.timeToFirstEventMillis(), totals.answersStarted()),
        mean(totals.durationMillis(), totals.requests()));
  }

  private static @Nullable Double mean(long sum, long count) {
    return count == 0 ? null : (double) sum / count;
  }

  private static By grouping(String name) {
    return Arrays.stream(By.values())
        .filter(by -> by.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> invalid("by", "has to be model, credential or day"));
  }

  private static LocalDate day(String name, @Nullable String text, LocalDate defaultDay) {
    try {
      return text == null ? defaultDay : LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw invalid(name, "has to be a date such as 2026-04-24");
    }
  }

  private static AdminProblemException invalid(String name, String problem) {
    return AdminProblemException.of(AdminErrorCode.INVALID_PARAMETER, name, problem);
  }
}
