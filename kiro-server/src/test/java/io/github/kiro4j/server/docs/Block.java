package io.github.kiro4j.server.docs;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A block of a Markdown document, without its words.
sealed interface Block {

  /// Whether the other block can be a translation of this one.
  default boolean isTranslatedBy(Block other) {
    return equals(other);
  }

  /// A paragraph outside of lists and tables.
  record Prose() implements Block {
    @Override
    public String toString() {
      return "a paragraph";
    }
  }

  /// A list.
  ///
  /// @param kind `bulleted` or `numbered`
  record Items(String kind, int count) implements Block {
    @Override
    public String toString() {
      return "a %s list of %d items".formatted(kind, count);
    }
  }

  /// A table.
  ///
  /// @param rows number of rows below the header
  record Table(int columns, int rows) implements Block {
    @Override
    public String toString() {
      return "a table of %d columns and %d rows".formatted(columns, rows);
    }
  }

  /// A code block.
  ///
  /// @param lines without comments and blank lines
  record Listing(String language, List<String> lines) implements Block {

    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)(#|--|//) .*$");
    private static final String CHINESE = "[\\p{IsHan}\\uFF01-\\uFF5E]+";

    static Listing of(String language, String text) {
      return new Listing(
          language,
          text.lines()
              .map(line -> COMMENT.matcher(line).replaceFirst(""))
              .filter(line -> !line.isBlank())
              .toList());
    }

    /// Chinese words stand for any others.
    @Override
    public boolean isTranslatedBy(Block other) {
      return other instanceof Listing(String otherLanguage, List<String> translated)
          && language.equals(otherLanguage)
          && lines.size() == translated.size()
          && IntStream.range(0, lines.size())
              .allMatch(i -> lines.get(i).matches(anyWordsForChinese(translated.get(i))));
    }

    private static String anyWordsForChinese(String line) {
      return Pattern.compile(CHINESE)
          .splitAsStream(line)
          .map(Pattern::quote)
          .collect(Collectors.joining(".+"));
    }

    @Override
    public String toString() {
      return "a code block (%s)%n    %s".formatted(language, String.join("\n    ", lines));
    }
  }
}
