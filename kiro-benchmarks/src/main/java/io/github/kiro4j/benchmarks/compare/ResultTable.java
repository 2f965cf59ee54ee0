package io.github.kiro4j.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The results: a row for each measure, a column for each contender, in Markdown.
final class ResultTable {

  private final List<String> contenders;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private int lost;

  private record Row(String goal, Map<String, String> cells) {}

  /// @param contenders names of the columns
  ResultTable(List<String> contenders) {
    this.contenders = contenders;
  }

  /// Adds a result.
  ///
  /// @param goal what is to be reached; empty for none
  void add(String measure, String goal, String contender, String result) {
    rows.computeIfAbsent(measure, _ -> new Row(goal, new LinkedHashMap<>()))
        .cells()
        .put(contender, result);
  }

  /// Counts answers that have not come whole.
  void addLost(String measure, String contender, int count) {
    if (count > 0) {
      System.err.printf("%s lost %d: %s%n", contender, count, measure);
    }
    lost += count;
  }

  /// Number of answers that have not come whole.
  int lost() {
    return lost;
  }

  String markdown() {
    String head =
        line(between("measure", contenders.stream(), "goal"))
            + "\n|"
            + " --- |".repeat(contenders.size() + 2);
    return rows.entrySet().stream()
        .map(entry -> line(cells(entry.getKey(), entry.getValue())))
        .collect(Collectors.joining("\n", head + "\n", "\nanswers lost: " + lost + "\n"));
  }

  private Stream<String> cells(String measure, Row row) {
    return between(
        measure, contenders.stream().map(name -> row.cells().getOrDefault(name, "")), row.goal());
  }

  private static Stream<String> between(String first, Stream<String> middle, String last) {
    return Stream.of(Stream.of(first), middle, Stream.of(last)).flatMap(Function.identity());
  }

  private static String line(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |"));
  }

  /// A number with as many digits as say something.
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    String format = Math.abs(value) < 10 ? "%.2f" : Math.abs(value) < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, value);
  }
}
