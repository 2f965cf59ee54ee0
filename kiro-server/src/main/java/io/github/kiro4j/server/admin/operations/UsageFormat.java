package io.github.kiro4j.server.admin.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.usage.UsagePages;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The forms in which rows of requests are exported.
enum UsageFormat {
  /// Comma-separated values (RFC 4180) with a line of column names.
  CSV("text/csv;charset=utf-8") {
    @Override
    String heading() {
      return String.join(",", UsagePages.COLUMNS) + CRLF;
    }

    @Override
    String line(Map<String, @Nullable Object> row) {
      return UsagePages.COLUMNS.stream()
              .map(column -> cell(row.get(column)))
              .collect(Collectors.joining(","))
          + CRLF;
    }
  },

  /// One JSON object on each line.
  JSONL("application/jsonl") {
    @Override
    String heading() {
      return "";
    }

    @Override
    String line(Map<String, @Nullable Object> row) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      UsagePages.COLUMNS.forEach(column -> line.putPOJO(column, row.get(column)));
      return line + "\n";
    }
  };

  private static final String CRLF = "\r\n";

  /// Spreadsheets take a cell that begins with one of these characters for a formula.
  private static final String FORMULA = "=+-@\t\r";

  final String mediaType;

  UsageFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /// The value of the query parameter `format`, and the extension of file names.
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What comes before the rows.
  abstract String heading();

  /// A row with the end of its line.
  ///
  /// @param row values by the names of the columns
  abstract String line(Map<String, @Nullable Object> row);

  /// A text that a spreadsheet would take for a formula gets an apostrophe in front: names of
  /// models and programs come from clients.
  private static String cell(@Nullable Object value) {
    if (!(value instanceof String text) || text.isEmpty()) {
      return Objects.toString(value, "");
    }
    String safe = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
