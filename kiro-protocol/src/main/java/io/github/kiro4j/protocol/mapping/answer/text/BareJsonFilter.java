package io.github.kiro4j.protocol.mapping.answer.text;

/// Cuts one JSON object or array out of a text that the model was asked to write as JSON only, and
/// that it nevertheless put into a fence or between sentences. Whoever asked for JSON can do
/// nothing with the rest. A text without such a value passes as it is.
public final class BareJsonFilter {

  /// A value has begun by then, or there is none.
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

  public BareJsonFilter() {}

  /// Takes a piece of text and returns what of the text so far is certain to be passed on.
  public String accept(String piece) {
    StringBuilder passed = new StringBuilder();
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      switch (state) {
        case BEFORE -> search(c, passed);
        case WITHIN -> follow(c, passed);
        case NO_JSON -> passed.append(c);
        case AFTER -> {}
      }
    }
    return passed.toString();
  }

  /// The text ends: without a value it was none of JSON.
  public String flush() {
    return state == State.BEFORE ? releasePreface() : "";
  }

  private void search(char c, StringBuilder passed) {
    if (lineStart && (c == '{' || c == '[')) {
      state = State.WITHIN;
      follow(c, passed);
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

  private void follow(char c, StringBuilder passed) {
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
