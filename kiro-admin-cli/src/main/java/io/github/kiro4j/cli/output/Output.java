package io.github.kiro4j.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.ActionResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints results on standard output, and hints, warnings and errors on standard error.
///
/// Without a terminal no text is truncated, so that other programs get whole values. For one
/// thread.
public final class Output {

  private final PrintWriter out;
  private final PrintWriter err;
  private final OutputFormat format;
  private final boolean quiet;
  private final TerminalStyle terminalStyle;

  /// @param quiet whether to leave out headings, hints and success messages
  public Output(
      PrintWriter out, PrintWriter err, OutputFormat format, boolean quiet, TerminalStyle style) {
    this.out = out;
    this.err = err;
    this.format = format;
    this.quiet = quiet;
    this.terminalStyle = style;
  }

  public boolean isQuiet() {
    return quiet;
  }

  /// Whether the format is made for people, rather than for programs.
  public boolean isForPeople() {
    return format == OutputFormat.TABLE;
  }

  /// Prints a result as a JSON or YAML document, if the operator chose one of these formats.
  ///
  /// @return whether the result was printed; if not, the caller prints a table
  public boolean printedAsDocument(Object result) {
    switch (format) {
      case JSON -> out.println(json(result));
      case YAML -> out.print(Yaml.of(Json.MAPPER.valueToTree(result)));
      case TABLE -> {
        return false;
      }
    }
    return true;
  }

  /// Prints a result that has no table form: as JSON, unless the operator chose YAML.
  public void printDocument(Object result) {
    if (!printedAsDocument(result)) {
      out.println(json(result));
    }
  }

  /// Prints one result of a stream of results: in JSON on one line, in YAML as one of many
  /// documents.
  ///
  /// @return whether the result was printed; if not, the caller prints a table
  public boolean printedAsStreamedDocument(Object result) {
    switch (format) {
      case JSON -> out.println(Json.MAPPER.valueToTree(result).toString());
      case YAML -> {
        out.println("---");
        out.print(Yaml.of(Json.MAPPER.valueToTree(result)));
      }
      case TABLE -> {
        return false;
      }
    }
    out.flush();
    return true;
  }

  /// Prints a table, without its heading if quiet.
  public void print(Table table) {
    print(table, table.layout(terminalStyle.width()));
  }

  /// Prints a table to which rows will be added. Columns that are empty now may be filled later.
  public RowPrinter follow(Table table) {
    return print(table, table.growingLayout(terminalStyle.width()));
  }

  private RowPrinter print(Table table, Table.Layout layout) {
    if (!quiet) {
      out.println(layout.heading(terminalStyle.colours()));
    }
    RowPrinter printer = row -> out.println(layout.line(row, terminalStyle.colours()));
    table.rows().forEach(printer::print);
    out.flush();
    return printer;
  }

  public void print(Details details) {
    details.lines(terminalStyle.width(), terminalStyle.colours()).forEach(out::println);
  }

  /// Prints a result that is text for other programs, while the text arrives.
  public void copy(Reader text) throws IOException {
    text.transferTo(out);
  }

  /// Prints a line of a result.
  public void line(Object text) {
    out.println(PlainText.withLines(String.valueOf(text)));
  }

  /// Prints a line of a result in a style.
  public void line(String text, Style style) {
    String plain = PlainText.withLines(text);
    out.println(terminalStyle.colours() ? style.paint(plain) : plain);
  }

  /// Prints the result of a change: as a document, or else as a success message.
  public void printChange(ActionResult result) {
    if (!printedAsDocument(result)) {
      success(result.message());
    }
  }

  /// Prints a success message, unless quiet.
  public void success(String sentence) {
    if (!quiet) {
      out.println(PlainText.withLines(sentence));
    }
  }

  /// A progress line; invisible if quiet, or without a terminal.
  public Progress progress() {
    return new Progress(err, terminalStyle.progress() && !quiet);
  }

  /// Prints an error.
  ///
  /// @param advice what the operator can do
  public void printError(String problem, @Nullable String advice) {
    printError(err, problem, advice);
  }

  /// Prints an error.
  ///
  /// @param advice what the operator can do
  public static void printError(PrintWriter err, String problem, @Nullable String advice) {
    err.println("kiro admin: " + PlainText.withLines(problem));
    if (advice != null) {
      err.println(PlainText.withLines(advice));
    }
  }

  /// Prints a remark on a result, unless quiet.
  public void hint(String sentence) {
    if (!quiet) {
      err.println(PlainText.withLines(sentence));
    }
  }

  /// Prints a warning, quiet or not.
  public void warn(String sentence) {
    String plain = PlainText.withLines(sentence);
    err.println(terminalStyle.errorColours() ? Style.WARNING.paint(plain) : plain);
  }

  private static String json(Object result) {
    try {
      return Json.MAPPER
          .writer()
          .with(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(result.getClass() + " is not JSON", e);
    }
  }

  /// Prints further rows of a table.
  @FunctionalInterface
  public interface RowPrinter {
    void print(List<Cell> row);
  }
}
