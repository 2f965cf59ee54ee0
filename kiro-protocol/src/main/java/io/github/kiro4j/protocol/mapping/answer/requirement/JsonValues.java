package io.github.kiro4j.protocol.mapping.answer.requirement;

import java.util.ArrayList;
import java.util.List;

/// Finds the JSON objects and arrays that begin a line of a text, for example between the lines of
/// a Markdown fence. Values within values are no values of their own. Not thread-safe.
final class JsonValues {

  /// A text with more values is no answer in JSON.
  private static final int MAX_VALUES = 16;

  private final String text;
  private final List<String> values = new ArrayList<>();
  private int start = -1;
  private int depth;
  private boolean inString;
  private boolean escaped;

  private JsonValues(String text) {
    this.text = text;
  }

  /// The values, in their order; the brackets of each are balanced.
  static List<String> in(String text) {
    return new JsonValues(text).find();
  }

  private List<String> find() {
    boolean lineStart = true;
    for (int i = 0; i < text.length() && values.size() < MAX_VALUES; i++) {
      char c = text.charAt(i);
      if (start < 0 && lineStart && (c == '{' || c == '[')) {
        start = i;
      }
      if (start >= 0) {
        within(c, i);
        lineStart = false;
      } else {
        lineStart = c == '\n' || c == '\r' || (lineStart && Character.isWhitespace(c));
      }
    }
    return values;
  }

  private void within(char c, int index) {
    if (inString) {
      inString = escaped || c != '"';
      escaped = !escaped && c == '\\';
      return;
    }
    switch (c) {
      case '"' -> inString = true;
      case '{', '[' -> depth++;
      case '}', ']' -> depth--;
      default -> {}
    }
    if (depth == 0) {
      values.add(text.substring(start, index + 1));
      start = -1;
    }
  }
}
