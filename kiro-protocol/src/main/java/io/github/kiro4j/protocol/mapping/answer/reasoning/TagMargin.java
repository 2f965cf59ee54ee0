package io.github.kiro4j.protocol.mapping.answer.reasoning;

/// White space after a tag that belongs neither to the reasoning nor to the answer.
enum TagMargin {
  NONE {
    @Override
    int length(CharSequence text, boolean atEnd) {
      return 0;
    }
  },

  /// One line break of any kind.
  LINE_BREAK {
    @Override
    int length(CharSequence text, boolean atEnd) {
      if (text.charAt(0) != '\r') {
        return text.charAt(0) == '\n' ? 1 : 0;
      }
      if (text.length() == 1) {
        return atEnd ? 1 : UNDECIDED;
      }
      return text.charAt(1) == '\n' ? 2 : 1;
    }
  },

  /// The rest of the line and all blank lines, but not the indentation of the next line.
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
      return atEnd ? text.length() : UNDECIDED;
    }
  };

  /// More text is needed for a decision.
  static final int UNDECIDED = -1;

  /// Number of characters at the beginning of a text that belong to the margin.
  ///
  /// @param text not empty
  /// @param atEnd whether no more text follows
  abstract int length(CharSequence text, boolean atEnd);
}
