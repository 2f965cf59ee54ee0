package io.github.kiro4j.cli.output;

import io.github.kiro4j.cli.language.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names and values, one pair per line. Long values are wrapped. For one thread.
public final class Details {

  private static final int GAP = 2;
  private static final int MIN_VALUE_WIDTH = 20;

  private final List<Line> lines = new ArrayList<>();

  /// Adds a line, unless the value is null.
  ///
  /// @param name the English label
  public Details with(String name, @Nullable Object value) {
    return with(name, value, Style.PLAIN);
  }

  /// Adds a line in a style, unless the value is null.
  public Details with(String name, @Nullable Object value, Style style) {
    if (value != null) {
      lines.add(new Line(Messages.text(name), Cell.of(value, style)));
    }
    return this;
  }

  List<String> lines(int lineWidth, boolean colours) {
    int names = lines.stream().mapToInt(line -> DisplayWidth.of(line.name)).max().orElse(0) + GAP;
    int values = Math.max(MIN_VALUE_WIDTH, lineWidth - names);
    List<String> result = new ArrayList<>();
    for (Line line : lines) {
      String start = line.name + " ".repeat(names - DisplayWidth.of(line.name));
      for (String part : wrap(line.value.text(), values)) {
        result.add(start + (colours ? line.value.style().paint(part) : part));
        start = " ".repeat(names);
      }
    }
    return result;
  }

  private static List<String> wrap(String text, int width) {
    List<String> parts = new ArrayList<>();
    String rest = text;
    while (DisplayWidth.of(rest) > width) {
      String prefix = DisplayWidth.prefix(rest, width);
      int space = prefix.lastIndexOf(' ');
      int end = space > 0 ? space : prefix.length();
      parts.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    parts.add(rest);
    return parts;
  }

  private record Line(String name, Cell value) {}
}
