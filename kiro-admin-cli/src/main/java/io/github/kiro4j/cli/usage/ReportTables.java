package io.github.kiro4j.cli.usage;

import io.github.kiro4j.api.admin.operations.UsageReport;
import io.github.kiro4j.api.admin.operations.UsageReport.By;
import io.github.kiro4j.api.admin.operations.UsageReport.Percentiles;
import io.github.kiro4j.api.admin.operations.UsageReport.Step;
import io.github.kiro4j.api.admin.operations.UsageReport.UsageRow;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Numbers;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.Table;
import io.github.kiro4j.cli.output.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report on usage as tables.
final class ReportTables {

  private static final List<Column> NUMBERS =
      List.of(
          Column.number("REQUESTS"),
          Column.number("FAILED").optional(3),
          Column.number("REFUSED").optional(4),
          Column.number("CANCELLED").optional(7),
          Column.number("ABANDONED").optional(8),
          Column.number("INPUT").optional(2),
          Column.number("OUTPUT").optional(1),
          Column.number("CACHE READ").optional(9),
          Column.number("CREDITS"),
          Column.number("FIRST EVENT").optional(6),
          Column.number("DURATION").optional(5));

  private ReportTables() {}

  /// The rows of the report and their sum.
  static Table sums(UsageReport report) {
    boolean steps = report.step() != Step.ALL;
    boolean groups = report.by() != By.TOTAL;
    List<Column> columns = new ArrayList<>();
    if (steps) {
      columns.add(Column.of(report.step() == Step.DAY ? "DAY (UTC)" : "HOUR (UTC)"));
    }
    if (groups || !steps) {
      columns.add(Column.name(groups ? report.by().name() : ""));
    }
    int labels = columns.size();
    columns.addAll(NUMBERS);
    Table table = Table.of(columns.toArray(Column[]::new));
    if (steps || groups) {
      report.rows().forEach(row -> add(table, labels(report, row), row));
    }
    List<Cell> total = new ArrayList<>(List.of(Cell.of(Messages.text("total"), Style.HEADING)));
    if (labels > 1) {
      total.add(Cell.of(""));
    }
    add(table, total, report.total());
    return table;
  }

  private static List<Cell> labels(UsageReport report, UsageRow row) {
    List<Cell> labels = new ArrayList<>();
    if (row.time() != null) {
      labels.add(Cell.of(time(row.time(), report.step())));
    }
    if (report.by() != By.TOTAL) {
      labels.add(Cell.of(name(report.by(), row)));
    }
    return labels;
  }

  /// `2026-04-24`, or `2026-04-24 10:00` for an hour.
  private static String time(String time, Step step) {
    return step == Step.DAY ? time.substring(0, 10) : time.substring(0, 16).replace('T', ' ');
  }

  private static String name(By by, UsageRow row) {
    if (row.name().isEmpty()) {
      return Messages.text("(none)");
    }
    if (row.label() != null) {
      return row.label() + " (" + row.name() + ")";
    }
    return by == By.CREDENTIAL ? "#" + row.name() : row.name();
  }

  private static void add(Table table, List<Cell> labels, UsageRow row) {
    List<Cell> cells = new ArrayList<>(labels);
    cells.add(Cell.of(Numbers.whole(row.requests())));
    cells.add(Cell.of(count(row.failed()), Style.BAD));
    cells.add(Cell.of(count(row.refused())));
    cells.add(Cell.of(count(row.cancelled())));
    cells.add(Cell.of(count(row.abandoned())));
    cells.add(Cell.of(Numbers.whole(row.inputTokens())));
    cells.add(Cell.of(Numbers.whole(row.outputTokens())));
    cells.add(Cell.of(count(row.cacheReadTokens())));
    cells.add(Cell.of(Numbers.amount(row.credits())));
    cells.add(Cell.of(TimeFormat.seconds(row.meanFirstEventMs())));
    cells.add(Cell.of(TimeFormat.seconds(row.meanDurationMs())));
    table.row(cells.toArray(Cell[]::new));
  }

  /// Null for 0, so that a narrow table leaves out a column without any count.
  private static @Nullable String count(long number) {
    return number == 0 ? null : Numbers.whole(number);
  }

  static Table latencies(UsageReport report) {
    Table table =
        Table.of(
            Column.of("LATENCY"),
            Column.number("P50"),
            Column.number("P90"),
            Column.number("P95"),
            Column.number("P99"));
    addLatency(table, Messages.text("first event"), report.firstEvent());
    addLatency(table, Messages.text("duration"), report.duration());
    return table;
  }

  private static void addLatency(Table table, String name, Percentiles percentiles) {
    table.row(
        Cell.of(name),
        Cell.of(TimeFormat.seconds(percentiles.p50())),
        Cell.of(TimeFormat.seconds(percentiles.p90())),
        Cell.of(TimeFormat.seconds(percentiles.p95())),
        Cell.of(TimeFormat.seconds(percentiles.p99())));
  }
}
