package io.github.kiro4j.simulator.script;

import java.util.ArrayList;
import java.util.List;

/// Splits text into pieces without splitting surrogate pairs.
final class Pieces {

  private Pieces() {}

  static List<String> of(String text, int characters) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int remaining = text.codePointCount(start, text.length());
      int end = text.offsetByCodePoints(start, Math.min(characters, remaining));
      pieces.add(text.substring(start, end));
      start = end;
    }
    return pieces;
  }
}
