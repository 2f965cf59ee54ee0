package io.github.kiro4j.protocol.mapping.answer.reasoning;

/// Tracks Markdown code and quotation marks in a text, character by character, and decides whether
/// a position is quoted.
///
/// Inline code and quotations end with their line at the latest. An apostrophe, and a straight
/// double quotation mark that opens a quotation, count only if they do not follow a letter or
/// digit. List markers and block quote signs may precede a fence. Not thread-safe.
///
/// Source: the CommonMark specification for code spans and fences.
final class QuotationTracker {

  /// The construct around a position.
  enum Context {
    PLAIN,
    INLINE_CODE,
    QUOTATION,
    FENCE_OPENING,
    FENCE
  }

  private static final char NONE = '\0';
  private static final int SHORTEST_FENCE = 3;
  private static final String LINE_PREFIX = " \t>-*+0123456789.)";
  private static final String OPENING = "“‘«「『„";
  private static final String CLOSING = "”’»」』“";

  private Context context = Context.PLAIN;

  /// The character that ends the quotation, or of which the fence consists.
  private char mark = NONE;

  /// The number of marks that opened the code, and the number of characters since.
  private int marks;

  private int sinceOpening;

  private char previous = '\n';
  private boolean linePrefix = true;

  /// A run of marks that has not ended, and whether it is at the beginning of its line.
  private char runMark = NONE;

  private int run;
  private boolean runInPrefix;

  /// Whether the last character is an apostrophe, which closes the quotation unless a letter or
  /// digit follows.
  private boolean apostrophe;

  private boolean fenceClosing;

  QuotationTracker() {}

  /// A tracker in the same state, for looking ahead.
  QuotationTracker copy() {
    QuotationTracker copy = new QuotationTracker();
    copy.context = context;
    copy.mark = mark;
    copy.marks = marks;
    copy.sinceOpening = sinceOpening;
    copy.previous = previous;
    copy.linePrefix = linePrefix;
    copy.runMark = runMark;
    copy.run = run;
    copy.runInPrefix = runInPrefix;
    copy.apostrophe = apostrophe;
    copy.fenceClosing = fenceClosing;
    return copy;
  }

  /// The construct around the next character.
  Context before(char next) {
    resolve(next);
    return context;
  }

  /// Whether the position after the last character is in a fence or on the line that opens a fence.
  boolean inFence() {
    return context == Context.FENCE || context == Context.FENCE_OPENING;
  }

  /// Whether the last character opened the code or quotation.
  boolean justOpened() {
    return sinceOpening == 0;
  }

  void feed(char c) {
    resolve(c);
    if (c == '\n' || c == '\r') {
      endLine();
    } else {
      feedWithinLine(c);
      linePrefix = linePrefix && LINE_PREFIX.indexOf(c) >= 0;
    }
    previous = c;
  }

  private void resolve(char next) {
    if (run > 0 && next != runMark) {
      endRun();
    }
    if (apostrophe) {
      apostrophe = false;
      if (!Character.isLetterOrDigit(next)) {
        context = Context.PLAIN;
      }
    }
  }

  private void endLine() {
    switch (context) {
      case INLINE_CODE, QUOTATION -> context = Context.PLAIN;
      case FENCE_OPENING -> context = Context.FENCE;
      case FENCE -> context = fenceClosing ? Context.PLAIN : Context.FENCE;
      case PLAIN -> {}
    }
    fenceClosing = false;
    linePrefix = true;
  }

  private void feedWithinLine(char c) {
    sinceOpening++;
    switch (context) {
      case PLAIN -> feedPlain(c);
      case INLINE_CODE -> feedRun(c, '`');
      case QUOTATION -> feedQuotation(c);
      case FENCE_OPENING -> {
        if (mark == '`') {
          feedRun(c, '`');
        }
      }
      case FENCE -> feedFence(c);
    }
  }

  private void feedPlain(char c) {
    int opening = OPENING.indexOf(c);
    if (c == '`' || (c == '~' && (linePrefix || runMark == '~'))) {
      feedRun(c, c);
    } else if (opening >= 0) {
      openQuotation(CLOSING.charAt(opening));
    } else if ((c == '"' || c == '\'') && !Character.isLetterOrDigit(previous)) {
      openQuotation(c);
    }
  }

  private void openQuotation(char closing) {
    context = Context.QUOTATION;
    mark = closing;
    sinceOpening = 0;
  }

  private void feedQuotation(char c) {
    if (c != mark) {
      return;
    }
    if (c == '\'' || c == '’') {
      apostrophe = true;
    } else {
      context = Context.PLAIN;
    }
  }

  private void feedFence(char c) {
    if (c == mark && (linePrefix || run > 0)) {
      feedRun(c, mark);
    } else if (c != ' ' && c != '\t') {
      fenceClosing = false;
    }
  }

  private void feedRun(char c, char mark) {
    if (c != mark) {
      return;
    }
    if (run == 0) {
      runMark = c;
      runInPrefix = linePrefix;
    }
    run++;
  }

  private void endRun() {
    int length = run;
    run = 0;
    switch (context) {
      case PLAIN -> openCode(length);
      case INLINE_CODE -> closeInlineCode(length);
      case FENCE_OPENING -> {
        context = Context.INLINE_CODE;
        closeInlineCode(length);
      }
      case FENCE -> fenceClosing = length >= marks;
      case QUOTATION -> {}
    }
    runMark = NONE;
  }

  private void openCode(int length) {
    marks = length;
    if (runInPrefix && length >= SHORTEST_FENCE) {
      context = Context.FENCE_OPENING;
      mark = runMark;
    } else if (runMark == '`') {
      context = Context.INLINE_CODE;
      sinceOpening = 0;
    }
  }

  private void closeInlineCode(int length) {
    if (length == marks) {
      context = Context.PLAIN;
    }
  }
}
