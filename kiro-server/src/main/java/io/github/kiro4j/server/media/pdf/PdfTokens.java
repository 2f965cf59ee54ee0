package io.github.kiro4j.server.media.pdf;

/// Counts the tokens of PDF syntax in data: numbers, names, operators, and the brackets of arrays,
/// dictionaries and strings. In binary data, such as fonts, some 3 of 100 bytes count. Used by one
/// thread.
final class PdfTokens {

  private static final boolean[] BLANK = flags("\0\t\n\f\r ");
  private static final boolean[] OPENING = flags("[<(/");

  private boolean afterBlank = true;
  private int count;

  /// Continues with the next bytes of the data.
  void add(byte[] data, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      int b = data[i] & 0xFF;
      if (OPENING[b] || (afterBlank && !BLANK[b])) {
        count++;
      }
      afterBlank = BLANK[b];
    }
  }

  /// The number of tokens so far.
  int count() {
    return count;
  }

  private static boolean[] flags(String characters) {
    boolean[] flags = new boolean[256];
    characters.chars().forEach(c -> flags[c] = true);
    return flags;
  }
}
