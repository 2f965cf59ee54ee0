package io.github.kiro4j.server.media.pdf;

import io.github.kiro4j.server.media.DecodingRefusal;
import io.github.kiro4j.server.media.DecodingThreads;
import java.io.StringWriter;

/// Text of limited length. Used by one thread.
final class BoundedText extends StringWriter {

  private final int limit;
  private final DecodingRefusal refusal;

  BoundedText(int limit, DecodingRefusal refusal) {
    this.limit = limit;
    this.refusal = refusal;
  }

  int length() {
    return getBuffer().length();
  }

  @Override
  public void write(String text) {
    DecodingThreads.checkpoint();
    if (length() + text.length() > limit) {
      throw refusal.because("it has more than %d characters of text".formatted(limit));
    }
    super.write(text);
  }

  /// Adds a line unless it is blank.
  void writeLine(String line) {
    if (!line.isBlank()) {
      write(line + "\n");
    }
  }

  /// Whether the text from the given position on has words.
  boolean hasWordsSince(int start) {
    return !getBuffer().substring(start).isBlank();
  }

  /// Ends a part that starts at the given position: one line break after its last word.
  void endPart(int start) {
    StringBuffer text = getBuffer();
    int end = text.length();
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
    if (end > start) {
      write("\n");
    }
  }
}
