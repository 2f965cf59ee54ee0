package io.github.kiro4j.protocol.mapping.answer.text;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the stop sequence that is complete first in a text; of two sequences that end at the same
/// character, the longer one. Holds back characters that may be the beginning of a sequence. Not
/// thread-safe.
public final class StopSequenceMatcher {

  private final List<Candidate> candidates;
  private final StringBuilder held = new StringBuilder();
  private @Nullable String match;

  /// Creates a matcher for one text.
  public StopSequenceMatcher(List<String> sequences) {
    this.candidates =
        sequences.stream()
            .sorted((one, other) -> other.length() - one.length())
            .map(Candidate::new)
            .toList();
  }

  /// The sequence that was found; empty if none was. No text is accepted after a match.
  public Optional<String> match() {
    return Optional.ofNullable(match);
  }

  /// Adds a piece of text and returns the characters that are now certain not to belong to a
  /// sequence.
  public String accept(String piece) {
    if (candidates.isEmpty()) {
      return piece;
    }
    for (int i = 0; i < piece.length() && match == null; i++) {
      held.append(piece.charAt(i));
      advance(piece.charAt(i));
    }
    int certain = match == null ? held.length() - longestBeginning() : held.length();
    String text = held.substring(0, certain);
    held.delete(0, certain);
    return text;
  }

  /// Ends the text and returns the characters that were held back.
  public String flush() {
    String text = held.toString();
    held.setLength(0);
    candidates.forEach(Candidate::reset);
    return text;
  }

  private void advance(char c) {
    for (Candidate candidate : candidates) {
      if (candidate.completedBy(c)) {
        match = candidate.sequence;
        held.setLength(held.length() - candidate.sequence.length());
        return;
      }
    }
  }

  private int longestBeginning() {
    return candidates.stream().mapToInt(candidate -> candidate.matched).max().orElse(0);
  }

  /// A sequence and the length of its longest beginning that the text ends with (Knuth, Morris,
  /// Pratt).
  private static final class Candidate {
    private final String sequence;
    private final int[] fallback;
    private int matched;

    Candidate(String sequence) {
      this.sequence = sequence;
      this.fallback = fallbacks(sequence);
    }

    boolean completedBy(char c) {
      while (matched > 0 && sequence.charAt(matched) != c) {
        matched = fallback[matched];
      }
      if (sequence.charAt(matched) == c) {
        matched++;
      }
      return matched == sequence.length();
    }

    void reset() {
      matched = 0;
    }

    /// Per length of a beginning, the length of its longest proper beginning that is also its end.
    private static int[] fallbacks(String sequence) {
      int[] lengths = new int[sequence.length() + 1];
      int length = 0;
      for (int i = 1; i < sequence.length(); i++) {
        while (length > 0 && sequence.charAt(i) != sequence.charAt(length)) {
          length = lengths[length];
        }
        if (sequence.charAt(i) == sequence.charAt(length)) {
          length++;
        }
        lengths[i + 1] = length;
      }
      return lengths;
    }
  }
}
