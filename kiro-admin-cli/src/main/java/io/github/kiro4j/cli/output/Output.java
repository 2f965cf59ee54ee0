package io.github.kiro4j.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.kiro4j.api.Json;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints answers to standard output, and what is said about them to standard error.
///
/// Without a terminal nothing is cut, so that other programs get all of it. For one thread.
public final class Output {

  private final PrintWriter out;
  private final PrintWriter err;
  private final OutputFormat format;
  private final boolean quiet;
  private final TerminalStyle look;

  /// @param quiet whether to leave out headings, hints and what an exit code tells anyway
  public Output(
      PrintWriter out, PrintWriter err, OutputFormat format, boolean quiet, TerminalStyle look) {
    this.out = out;
    this.err = err;
    this.format = format;
    this.quiet = quiet;
    this.look = look;
  }

  public boolean isQuiet() {
    return quiet;
  }

  /// Whether people read it, rather than programs.
  public boolean isForPeople() {
    return format == OutputFormat.TABLE;
  }

  /// Prints an answer as a document, if documents are wanted.
  ///
  /// @return whether it did; if not, the caller prints it for people
  public boolean printed(Object answer) {
    switch (format) {
      case JSON -> out.println(json(answer));
      case YAML -> out.print(Yaml.of(Json.MAPPER.valueToTree(answer)));
      case TABLE -> {
        return false;
      }
    }
    return true;
  }

  /// Prints an answer that is a document whatever the format, JSON where none was asked for.
  public void printDocument(Object answer) {
    if (!printed(answer)) {
      out.println(json(answer));
    }
  }

  /// Prints one answer of many that follow each other: in JSON on one line, in YAML as one of many
  /// documents.
  ///
  /// @return whether it did; if not, the caller prints it for people
  public boolean printedAsOneOfMany(Object answer) {
    switch (format) {
      case JSON -> out.println(Json.MAPPER.valueToTree(answer).toString());
      case YAML -> {
        out.println("---");
        out.print(Yaml.of(Json.MAPPER.valueToTree(answer)));
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
    follow(table);
  }

  /// Prints a table to which rows will be added.
  public RowPrinter follow(Table table) {
    Table.Layout layout = table.layout(look.width());
    if (!quiet) {
      out.println(layout.heading(look.colours()));
    }
    RowPrinter printer = row -> out.println(layout.line(row, look.colours()));
    table.rows().forEach(printer::print);
    out.flush();
    return printer;
  }

  public void print(Details details) {
    details.lines(look.width(), look.colours()).forEach(out::println);
  }

  /// Prints a line that is the answer itself.
  public void line(Object text) {
    out.println(text);
  }

  /// Prints a line that is the answer itself in a style.
  public void line(String text, Style style) {
    out.println(look.colours() ? style.paint(text) : text);
  }

  /// Prints a sentence about a success, unless quiet.
  public void success(String sentence) {
    if (!quiet) {
      out.println(sentence);
    }
  }

  /// A line that shows how far something is; invisible if quiet, or without a terminal.
  public Progress progress() {
    return new Progress(err, look.progress() && !quiet);
  }

  /// Says what went wrong.
  ///
  /// @param advice what to do about it
  public void complain(String problem, @Nullable String advice) {
    complain(err, problem, advice);
  }

  /// Says what went wrong.
  ///
  /// @param advice what to do about it
  public static void complain(PrintWriter err, String problem, @Nullable String advice) {
    err.println("kiro admin: " + problem);
    if (advice != null) {
      err.println(advice);
    }
  }

  /// Says something beside the answer, unless quiet.
  public void hint(String sentence) {
    if (!quiet) {
      err.println(sentence);
    }
  }

  /// Says something that has to be known.
  public void warn(String sentence) {
    err.println(look.errorColours() ? Style.WARNING.paint(sentence) : sentence);
  }

  private static String json(Object answer) {
    try {
      return Json.MAPPER
          .writer()
          .with(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(answer.getClass() + " is not JSON", e);
    }
  }

  /// Prints further rows of a table.
  @FunctionalInterface
  public interface RowPrinter {
    void print(List<Cell> row);
  }
}
