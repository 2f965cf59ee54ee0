package io.github.kiro4j.protocol.mapping.answer.reasoning;

import org.jspecify.annotations.Nullable;

/// Separates reasoning that the model put between `<thinking>` and `</thinking>` from the answer's
/// text. The result depends on the text alone, not on the pieces in which it arrives. Not
/// thread-safe.
///
/// A start tag counts outside inline code, fences and quotation marks. An end tag counts outside
/// these if white space, the end of the text or another kind of content follows. Code or a
/// quotation that is not closed on its line quotes nothing except a tag directly after its opening
/// mark. A tag that counts is not part of the text; any other tag is.
///
/// An end tag is in doubt if it does not count, but could be the only end tag: directly before a
/// word, in a fence, or directly after an opening mark. Text after a doubtful tag is held back. A
/// later end tag that counts, or the end of the fence, shows that the doubtful tag is only
/// mentioned. The end of the text, or another start tag, shows that it ends the reasoning. At most
/// [#LONGEST_HOLD] characters are held back; beyond these the tag counts as mentioned.
///
/// One line break after the start tag and the white space up to the first line with text after the
/// end tag are dropped.
public final class ThinkingTagSplitter {

  /// Receives the separated parts.
  public interface Output {
    /// More text of the answer.
    void answer(String text);

    /// More text of the reasoning.
    void thinking(String thinking);

    /// The current reasoning is complete.
    void endThinking();
  }

  static final String START = "<thinking>";
  static final String END = "</thinking>";
  static final int LONGEST_HOLD = 64 * 1024;

  /// Longest quotation; an opening mark without a closing mark within this length quotes nothing.
  static final int LONGEST_QUOTATION = 1024;

  private static final int NO_DOUBT = -1;

  private enum Verdict {
    COUNTS,
    MENTIONED,
    DOUBTFUL,
    UNDECIDED
  }

  private final Output output;
  private final StringBuilder buffer = new StringBuilder();
  private QuotationTracker quotations = new QuotationTracker();
  private int position;
  private boolean thinking;
  private TagMargin margin = TagMargin.NONE;

  private int doubt = NO_DOUBT;
  private boolean doubtInFence;

  /// Looks ahead for the end of the code or quotation around the tag at `position`.
  private @Nullable QuotationTracker ahead;

  private int aheadPosition;

  /// Creates a splitter for one text.
  public ThinkingTagSplitter(Output output) {
    this.output = output;
  }

  /// Adds the next piece of text.
  public void accept(String piece) {
    buffer.append(piece);
    scan(false);
    release();
  }

  /// Ends the text, because the answer ends or other content follows. Open reasoning ends as well.
  public void flush() {
    do {
      scan(true);
      closeLastLine();
    } while (endAtDoubtfulTag());
    release();
    if (thinking) {
      output.endThinking();
    }
    begin(false, TagMargin.NONE);
    buffer.setLength(0);
  }

  private void scan(boolean atEnd) {
    while (position < buffer.length() && trimmed(atEnd)) {
      String tag = tagAt(position, atEnd);
      if (tag == null) {
        return;
      }
      if (tag.isEmpty()) {
        step(1);
        continue;
      }
      QuotationTracker.Context context = quotations.before('<');
      Verdict verdict = judge(tag, context, atEnd);
      if (verdict == Verdict.UNDECIDED) {
        return;
      }
      ahead = null;
      apply(tag, verdict);
    }
  }

  /// The tag at an index: empty if there is none, null if more text is needed for a decision.
  private @Nullable String tagAt(int index, boolean atEnd) {
    if (buffer.charAt(index) != '<') {
      return "";
    }
    for (String tag : new String[] {START, END}) {
      int available = Math.min(tag.length(), buffer.length() - index);
      if (matches(tag, index, available)) {
        if (available == tag.length()) {
          return tag;
        }
        return atEnd ? "" : null;
      }
    }
    return "";
  }

  private boolean matches(String tag, int index, int length) {
    for (int i = 0; i < length; i++) {
      if (buffer.charAt(index + i) != tag.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private Verdict judge(String tag, QuotationTracker.Context context, boolean atEnd) {
    return switch (context) {
      case PLAIN -> judgeUnquoted(tag, atEnd);
      case FENCE, FENCE_OPENING -> mentionedOrDoubtful(tag);
      case INLINE_CODE, QUOTATION ->
          switch (lookAhead(tag, atEnd)) {
            case COUNTS ->
                quotations.justOpened() ? mentionedOrDoubtful(tag) : judgeUnquoted(tag, atEnd);
            case Verdict verdict -> verdict;
          };
    };
  }

  private Verdict judgeUnquoted(String tag, boolean atEnd) {
    if (tag.equals(START)) {
      return Verdict.COUNTS;
    }
    int after = position + tag.length();
    if (after == buffer.length()) {
      return atEnd ? Verdict.COUNTS : Verdict.UNDECIDED;
    }
    return Character.isWhitespace(buffer.charAt(after)) ? Verdict.COUNTS : Verdict.DOUBTFUL;
  }

  private static Verdict mentionedOrDoubtful(String tag) {
    return tag.equals(START) ? Verdict.MENTIONED : Verdict.DOUBTFUL;
  }

  /// Judges a tag in code or a quotation: mentioned if these are closed on their line, otherwise
  /// not quoted.
  private Verdict lookAhead(String tag, boolean atEnd) {
    QuotationTracker tracker = ahead;
    if (tracker == null) {
      tracker = quotations.copy();
      aheadPosition = position;
      ahead = tracker;
    }
    int limit = position + tag.length() + LONGEST_QUOTATION;
    while (aheadPosition < Math.min(limit, buffer.length())) {
      char c = buffer.charAt(aheadPosition);
      if (tracker.before(c) == QuotationTracker.Context.PLAIN) {
        return Verdict.MENTIONED;
      }
      if (c == '\n' || c == '\r') {
        return Verdict.COUNTS;
      }
      tracker.feed(c);
      aheadPosition++;
    }
    if (aheadPosition < limit && !atEnd) {
      return Verdict.UNDECIDED;
    }
    return tracker.before('\n') == QuotationTracker.Context.PLAIN
        ? Verdict.MENTIONED
        : Verdict.COUNTS;
  }

  private void apply(String tag, Verdict verdict) {
    boolean counts = verdict == Verdict.COUNTS;
    if (!thinking && counts) {
      dropTag(tag);
    } else if (counts && tag.equals(END)) {
      endThinking(position);
    } else if (counts && doubt != NO_DOUBT) {
      endThinking(doubt);
    } else {
      if (thinking && verdict == Verdict.DOUBTFUL && doubt == NO_DOUBT) {
        doubt = position;
        doubtInFence = quotations.inFence();
      }
      step(tag.length());
    }
  }

  /// Drops a tag in the answer's text. A start tag begins reasoning; an end tag has no effect.
  private void dropTag(String tag) {
    release();
    buffer.delete(0, tag.length());
    if (tag.equals(START)) {
      begin(true, TagMargin.LINE_BREAK);
    }
  }

  /// Ends the reasoning at the end tag at an index.
  private void endThinking(int tagAt) {
    position = tagAt;
    doubt = NO_DOUBT;
    release();
    buffer.delete(0, END.length());
    output.endThinking();
    begin(false, TagMargin.BLANKS);
  }

  private void begin(boolean withThinking, TagMargin withMargin) {
    thinking = withThinking;
    margin = withMargin;
    quotations = new QuotationTracker();
    position = 0;
    doubt = NO_DOUBT;
    ahead = null;
  }

  private void step(int characters) {
    for (int i = 0; i < characters; i++) {
      quotations.feed(buffer.charAt(position));
      position++;
    }
    resolveDoubt();
  }

  private void resolveDoubt() {
    if (doubt != NO_DOUBT
        && (position - doubt > LONGEST_HOLD || (doubtInFence && !quotations.inFence()))) {
      doubt = NO_DOUBT;
    }
  }

  /// Ends the last line, because the line that closes a fence may lack a line break.
  private void closeLastLine() {
    quotations.feed('\n');
    resolveDoubt();
  }

  private boolean endAtDoubtfulTag() {
    if (doubt == NO_DOUBT) {
      return false;
    }
    endThinking(doubt);
    return true;
  }

  /// Passes the decided text on.
  private void release() {
    int decided = doubt == NO_DOUBT ? position : doubt;
    if (decided == 0) {
      return;
    }
    String part = buffer.substring(0, decided);
    buffer.delete(0, decided);
    position -= decided;
    aheadPosition -= decided;
    if (doubt != NO_DOUBT) {
      doubt = 0;
    }
    if (thinking) {
      output.thinking(part);
    } else {
      output.answer(part);
    }
  }

  /// Drops the margin after a tag; false if more text is needed for a decision.
  private boolean trimmed(boolean atEnd) {
    int length = margin.length(buffer, atEnd);
    if (length == TagMargin.UNDECIDED) {
      return false;
    }
    buffer.delete(0, length);
    margin = TagMargin.NONE;
    return position < buffer.length();
  }
}
