package io.github.kiro4j.cli.output;

import java.text.BreakIterator;
import java.util.Locale;

/// The width of texts in terminal columns. East Asian characters and emoji take two columns
/// (Unicode annex 11, East Asian Width, classes W and F); combining marks take none.
public final class DisplayWidth {

  private static final String ELLIPSIS = "…";

  /// First and last code points of the wide blocks, in order.
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, // Hangul Jamo, leading consonants
    {0x2E80, 0x303E}, // CJK radicals, symbols and punctuation
    {0x3041, 0x33FF}, // Kana, Bopomofo, compatibility Jamo, enclosed and squared CJK
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF}, // CJK unified ideographs
    {0xA000, 0xA4CF}, // Yi
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3}, // Hangul syllables
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60}, // full-width forms
    {0xFFE0, 0xFFE6},
    {0x16FE0, 0x18DFF}, // Tangut, Khitan
    {0x1AFF0, 0x1B2FF}, // Kana supplements, Nüshu
    {0x20000, 0x3FFFD}, // rare ideographs
  };

  private DisplayWidth() {}

  /// The columns that a text takes in a terminal.
  public static int of(String text) {
    if (isAscii(text)) {
      return text.length();
    }
    int width = 0;
    BreakIterator characters = characters(text);
    int start = characters.first();
    for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
      width += ofCharacter(text.substring(start, end));
      start = end;
    }
    return width;
  }

  /// The text and as many spaces as fill up the columns.
  public static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /// The text, or its beginning and an ellipsis.
  ///
  /// @param columns at least 1
  static String truncate(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    return prefix(text, columns - 1) + ELLIPSIS;
  }

  /// The longest prefix of whole characters within a number of columns.
  static String prefix(String text, int columns) {
    int width = 0;
    BreakIterator characters = characters(text);
    int start = characters.first();
    for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
      width += ofCharacter(text.substring(start, end));
      if (width > columns) {
        return text.substring(0, start);
      }
      start = end;
    }
    return text;
  }

  private static BreakIterator characters(String text) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    return characters;
  }

  /// The width of one user-perceived character, which may have many code points.
  private static int ofCharacter(String character) {
    return character.codePoints().map(DisplayWidth::ofCodePoint).max().orElse(0);
  }

  private static int ofCodePoint(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    if (codePoint < WIDE[0][0]) {
      return false;
    }
    for (int[] block : WIDE) {
      if (codePoint >= block[0] && codePoint <= block[1]) {
        return true;
      }
    }
    return Character.isEmojiPresentation(codePoint);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 0x80);
  }
}
