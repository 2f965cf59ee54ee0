package io.github.kiro4j.server.media.pdf;

/// Counts the tokens of PDF syntax in data: numbers, names, operators, and the brackets of arrays,
/// dictionaries and strings. In binary data, such as fonts, some 3 of 100 bytes count.
final class PdfTokens {

  private static final boolean[] BLANK = flags("\0\t\n\f\r ");
  private static final boolean[] OPENING = flags("[<(/");

  private PdfTokens() {}

  static int of(byte[] data, int length) {
    int count = 0;
    boolean afterBlank = true;
    for (int i = 0; i < length; i++) {
      int b = data[i] & 0xFF;
      if (OPENING[b] || (afterBlank && !BLANK[b])) {
        count++;
      }
      afterBlank = BLANK[b];
    }
    return count;
  }

  private static boolean[] flags(String characters) {
    boolean[] flags = new boolean[256];
    characters.chars().forEach(c -> flags[c] = true);
    return flags;
  }
}
