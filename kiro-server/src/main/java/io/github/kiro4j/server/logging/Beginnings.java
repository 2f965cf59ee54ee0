package io.github.kiro4j.server.logging;

import java.util.BitSet;
import java.util.stream.Stream;

/// The first three characters of the texts that a search looks for. A search compares the texts
/// only where one of them may begin, which is at few places of an ordinary line. Upper and lower
/// case count as the same. Immutable.
final class Beginnings {

  private static final int LENGTH = 3;
  private static final int BITS = 14;

  private final BitSet hashes = new BitSet(1 << BITS);

  /// @param texts of three characters or more
  Beginnings(Stream<String> texts) {
    texts.forEach(text -> hashes.set(hash(text, 0)));
  }

  /// False if none of the texts begins at the position.
  boolean mayBeAt(String text, int position) {
    return position + LENGTH <= text.length() && hashes.get(hash(text, position));
  }

  private static int hash(String text, int start) {
    int hash = folded(text, start);
    hash = hash * 31 + folded(text, start + 1);
    hash = hash * 31 + folded(text, start + 2);
    return hash & (1 << BITS) - 1;
  }

  /// The same for the upper and the lower case of a letter of ASCII, and for some other characters.
  private static int folded(String text, int position) {
    return text.charAt(position) | 0x20;
  }
}
