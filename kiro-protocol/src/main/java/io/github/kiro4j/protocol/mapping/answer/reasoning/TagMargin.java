package io.github.kiro4j.protocol.mapping.answer.reasoning;

/// White space behind a tag that belongs to neither part.
enum TagMargin {
  NONE {
    @Override
    int length(CharSequence text, boolean atEnd) {
      return 0;
    }
  },

  /// One line break, of any kind.
  LINE_BREAK {
    @Override
    int length(CharSequence text, boolean atEnd) {
      if (text.charAt(0) != '\r') {
        return text.charAt(0) == '\n' ? 1 : 0;
      }
      if (text.length() == 1) {
        return atEnd ? 1 : OPEN;
      }
      return text.charAt(1) == '\n' ? 2 : 1;
    }
  },

  /// The rest of the line and all blank lines, but not the indentation of the line that follows.
  BLANKS {
    @Override
    int length(CharSequence text, boolean atEnd) {
      int lineStart = -1;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (!Character.isWhitespace(c)) {
          return lineStart < 0 ? i : lineStart;
        }
        if (c == '\n' || c == '\r') {
          lineStart = i + 1;
        }
      }
      return atEnd ? text.length() : OPEN;
    }
  };

  /// More text is needed to tell.
  static final int OPEN = -1;

  /// How many characters at the beginning of a text that is not empty belong to the margin.
  ///
  /// @param atEnd whether the text is all there is
  abstract int length(CharSequence text, boolean atEnd);
}
