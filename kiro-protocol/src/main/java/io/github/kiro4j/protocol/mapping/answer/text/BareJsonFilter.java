package io.github.kiro4j.protocol.mapping.answer.text;

/// Extracts one JSON object or array from a text that the model was asked to write as bare JSON,
/// but put into a Markdown fence or between sentences. A text without an object or array passes
/// unchanged. Not thread-safe.
public final class BareJsonFilter {

  /// Most characters before the value; a longer text counts as one without a value.
  private static final int LONGEST_PREFACE = 4 * 1024;

  private enum State {
    BEFORE,
    WITHIN,
    AFTER,
    NO_JSON
  }

  private final StringBuilder preface = new StringBuilder();
  private State state = State.BEFORE;
  private boolean lineStart = true;
  private int depth;
  private boolean inString;
  private boolean escaped;

  /// Creates a filter for one text.
  public BareJsonFilter() {}

  /// Adds a piece of text and returns the characters that are now certain to pass.
  public String accept(String piece) {
    StringBuilder passed = new StringBuilder();
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      switch (state) {
        case BEFORE -> search(c, passed);
        case WITHIN -> passValue(c, passed);
        case NO_JSON -> passed.append(c);
        case AFTER -> {}
      }
    }
    return passed.toString();
  }

  /// Ends the text and returns the characters that were held back, if the text has no value.
  public String flush() {
    return state == State.BEFORE ? releasePreface() : "";
  }

  private void search(char c, StringBuilder passed) {
    if (lineStart && (c == '{' || c == '[')) {
      state = State.WITHIN;
      passValue(c, passed);
      return;
    }
    preface.append(c);
    if (c == '\n' || c == '\r') {
      lineStart = true;
    } else if (!Character.isWhitespace(c)) {
      lineStart = false;
    }
    if (preface.length() > LONGEST_PREFACE) {
      state = State.NO_JSON;
      passed.append(releasePreface());
    }
  }

  private String releasePreface() {
    String text = preface.toString();
    preface.setLength(0);
    return text;
  }

  private void passValue(char c, StringBuilder passed) {
    passed.append(c);
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
      state = State.AFTER;
    }
  }
}
