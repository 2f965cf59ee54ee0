package io.github.kiro4j.protocol.mapping.answer.reasoning;

import org.jspecify.annotations.Nullable;

/// Tells reasoning that the model put between `<thinking>` and `</thinking>` from the answer's
/// text. The result depends on the text alone, not on the pieces in which it arrives.
///
/// A start tag counts outside inline code, fences and quotation marks. An end tag counts there too
/// if white space, the end of the text or another kind of content follows. A code or quotation that
/// is not closed on its line quotes nothing, except a tag right behind its opening mark. A tag that
/// counts is never part of the text, one that does not is.
///
/// An end tag that does not count, but could still turn out to be the only one, is in doubt: one
/// with a word right behind it, one in a fence, one right behind an opening mark. What follows it
/// is held back until an end tag that counts, or the end of the fence, shows that it was mentioned
/// only, or until the text ends or reasoning begins anew, which shows that it was meant. At most
/// [#LONGEST_HOLD] characters are held; after that it was mentioned only.
///
/// Of the white space around reasoning, one line break after the start tag is left out, and the
/// blanks up to the first line with text after the end tag.
public final class ThinkingTagSplitter {

  /// Where the parts go.
  public interface Output {
    void answer(String text);

    void thinking(String thinking);

    /// The reasoning that began with the last [#thinking] is complete.
    void endThinking();
  }

  static final String START = "<thinking>";
  static final String END = "</thinking>";
  static final int LONGEST_HOLD = 64 * 1024;

  /// A quotation that goes on for longer than this is none.
  static final int LONGEST_QUOTATION = 1024;

  private static final int NO_DOUBT = -1;

  private enum Verdict {
    COUNTS,
    MENTIONED,
    DOUBTFUL,
    OPEN
  }

  private final Output output;
  private final StringBuilder buffer = new StringBuilder();
  private QuotationTracker quotations = new QuotationTracker();
  private int position;
  private boolean thinking;
  private TagMargin margin = TagMargin.NONE;

  private int doubt = NO_DOUBT;
  private boolean doubtInFence;

  /// Looks for the end of the code or quotation that the tag at `position` lies in.
  private @Nullable QuotationTracker ahead;

  private int aheadPosition;

  public ThinkingTagSplitter(Output output) {
    this.output = output;
  }

  /// Takes the next piece of text.
  public void accept(String piece) {
    buffer.append(piece);
    scan(false);
    release();
  }

  /// The text ends here, for good or because other content follows; reasoning does not go on after.
  public void flush() {
    do {
      scan(true);
      closeLastLine();
    } while (meanDoubtfulTag());
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
      if (verdict == Verdict.OPEN) {
        return;
      }
      ahead = null;
      apply(tag, verdict);
    }
  }

  /// The tag at an index, empty if there is none, null if that cannot be told yet.
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
      return atEnd ? Verdict.COUNTS : Verdict.OPEN;
    }
    return Character.isWhitespace(buffer.charAt(after)) ? Verdict.COUNTS : Verdict.DOUBTFUL;
  }

  private static Verdict mentionedOrDoubtful(String tag) {
    return tag.equals(START) ? Verdict.MENTIONED : Verdict.DOUBTFUL;
  }

  /// Whether the code or quotation around the tag is closed on its line, which makes the tag
  /// mentioned; it counts as unquoted otherwise.
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
      return Verdict.OPEN;
    }
    return tracker.before('\n') == QuotationTracker.Context.PLAIN
        ? Verdict.MENTIONED
        : Verdict.COUNTS;
  }

  private void apply(String tag, Verdict verdict) {
    boolean counts = verdict == Verdict.COUNTS;
    if (!thinking && counts) {
      leaveOut(tag);
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

  /// A start tag in the text begins reasoning; an end tag there ends nothing.
  private void leaveOut(String tag) {
    release();
    buffer.delete(0, tag.length());
    if (tag.equals(START)) {
      begin(true, TagMargin.LINE_BREAK);
    }
  }

  /// The end tag at that index is the one that ends the reasoning.
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
    settleDoubt();
  }

  private void settleDoubt() {
    if (doubt != NO_DOUBT
        && (position - doubt > LONGEST_HOLD || (doubtInFence && !quotations.inFence()))) {
      doubt = NO_DOUBT;
    }
  }

  /// A fence may end with a line that has no line end.
  private void closeLastLine() {
    quotations.feed('\n');
    settleDoubt();
  }

  private boolean meanDoubtfulTag() {
    if (doubt == NO_DOUBT) {
      return false;
    }
    endThinking(doubt);
    return true;
  }

  /// Hands out what is decided.
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

  /// Leaves out the margin behind a tag; false if there may be more of it to come.
  private boolean trimmed(boolean atEnd) {
    int length = margin.length(buffer, atEnd);
    if (length == TagMargin.OPEN) {
      return false;
    }
    buffer.delete(0, length);
    margin = TagMargin.NONE;
    return position < buffer.length();
  }
}
