package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.api.admin.operations.RequestList.State;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Numbers;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.Table;
import io.github.kiro4j.cli.output.TimeFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A table of requests.
final class RequestTable {

  private final TimeFormat times;
  private final Table table =
      Table.of(
          Column.of("STARTED"),
          Column.of("STATE"),
          Column.name("MODEL"),
          Column.of("VIA"),
          Column.number("STATUS").optional(5),
          Column.number("INPUT").optional(2),
          Column.number("OUTPUT").optional(1),
          Column.number("DURATION"),
          Column.flexible("ENDED WITH").optional(3),
          Column.of("ID").optional(4));

  RequestTable(TimeFormat times) {
    this.times = times;
  }

  Table table() {
    return table;
  }

  void add(Request request) {
    table.row(cells(request).toArray(Cell[]::new));
  }

  List<Cell> cells(Request request) {
    return List.of(
        Cell.of(times.absolute(request.startedAt())),
        Cell.of(state(request.state()), style(request.state())),
        Cell.of(request.model()),
        Cell.of(via(request)),
        Cell.of(request.status()),
        Cell.of(number(request.inputTokens())),
        Cell.of(number(request.outputTokens())),
        Cell.of(TimeFormat.seconds(request.durationMs())),
        Cell.of(request.errorType() == null ? request.stopReason() : request.errorType()),
        Cell.of(request.id()));
  }

  /// The credential and the endpoint of the last attempt, such as `#1 runtime`.
  private static @Nullable String via(Request request) {
    return request.credentialId() == null
        ? null
        : "#" + request.credentialId() + " " + request.endpoint();
  }

  private static @Nullable String number(@Nullable Long value) {
    return value == null ? null : Numbers.whole(value);
  }

  static String state(State state) {
    return Messages.text(state.name().toLowerCase(Locale.ROOT));
  }

  static Style style(State state) {
    return switch (state) {
      case SUCCEEDED -> Style.GOOD;
      case FAILED, REFUSED -> Style.BAD;
      case ABANDONED, CANCELLED -> Style.WARNING;
      case WAITING, ANSWERING -> Style.PLAIN;
    };
  }
}
