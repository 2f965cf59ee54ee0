package io.github.kiro4j.protocol.mapping.answer;

import java.util.ArrayList;
import java.util.List;

/// Cuts texts into pieces.
public final class Slicing {

  private Slicing() {}

  /// The text cut at these indexes, as far as the text reaches.
  public static List<String> of(String text, List<Integer> cuts) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int cut : cuts.stream().sorted().toList()) {
      int to = Math.min(cut, text.length());
      pieces.add(text.substring(from, to));
      from = to;
    }
    pieces.add(text.substring(from));
    return pieces;
  }
}
