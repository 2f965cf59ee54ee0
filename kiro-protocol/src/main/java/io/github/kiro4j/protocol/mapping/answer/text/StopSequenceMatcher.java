package io.github.kiro4j.protocol.mapping.answer.text;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Finds the stop sequence that is complete first in a text; of two sequences that end at the same
/// character, the longer one. Holds back characters that may be the beginning of a sequence. Not
/// thread-safe.
///
/// The time depends on the length of the text, not on the number of sequences (Aho and Corasick,
/// 1975).
public final class StopSequenceMatcher {

  private final Beginning nothing;
  private final StringBuilder held = new StringBuilder();

  /// The longest beginning of a sequence that the text ends with.
  private Beginning current;

  private Optional<String> match = Optional.empty();

  /// Creates a matcher for one text.
  public StopSequenceMatcher(List<String> sequences) {
    this.nothing = Beginning.of(sequences);
    this.current = nothing;
  }

  /// The sequence that was found; empty if none was. No text is accepted after a match.
  public Optional<String> match() {
    return match;
  }

  /// Adds a piece of text and returns the characters that are now certain not to belong to a
  /// sequence.
  public String accept(String piece) {
    if (nothing.longer.isEmpty()) {
      return piece;
    }
    for (int i = 0; i < piece.length() && match.isEmpty(); i++) {
      held.append(piece.charAt(i));
      current = current.followedBy(piece.charAt(i));
      match = Optional.ofNullable(current.complete);
    }
    int certain = held.length() - match.map(String::length).orElse(current.length);
    String text = held.substring(0, certain);
    if (match.isPresent()) {
      held.setLength(0);
    } else {
      held.delete(0, certain);
    }
    return text;
  }

  /// Ends the text and returns the characters that were held back.
  public String flush() {
    String text = held.toString();
    held.setLength(0);
    current = nothing;
    return text;
  }

  /// A beginning of one or more sequences.
  private static final class Beginning {

    private final int length;
    private final Map<Character, Beginning> longer = new HashMap<>(2);

    /// The longest beginning that this one ends with, and that is shorter; itself if this one is
    /// empty.
    private Beginning fallback = this;

    /// The longest sequence that this beginning ends with.
    private @Nullable String complete;

    private Beginning(int length) {
      this.length = length;
    }

    /// The empty beginning, from which all others are reached.
    static Beginning of(List<String> sequences) {
      Beginning nothing = new Beginning(0);
      for (String sequence : sequences) {
        Beginning end = nothing;
        for (int i = 0; i < sequence.length(); i++) {
          int length = i + 1;
          end = end.longer.computeIfAbsent(sequence.charAt(i), _ -> new Beginning(length));
        }
        end.complete = sequence;
      }
      nothing.linkAll();
      return nothing;
    }

    Beginning followedBy(char c) {
      Beginning from = this;
      Beginning next = from.longer.get(c);
      while (next == null && from.length > 0) {
        from = from.fallback;
        next = from.longer.get(c);
      }
      return next == null ? from : next;
    }

    /// Shorter beginnings come first, because longer ones fall back on them.
    private void linkAll() {
      Queue<Beginning> unlinked = new ArrayDeque<>(List.of(this));
      while (!unlinked.isEmpty()) {
        Beginning shorter = unlinked.remove();
        shorter.longer.forEach((c, next) -> next.link(shorter, c));
        unlinked.addAll(shorter.longer.values());
      }
    }

    private void link(Beginning shorter, char last) {
      fallback = shorter.length == 0 ? shorter : shorter.fallback.followedBy(last);
      if (complete == null) {
        complete = fallback.complete;
      }
    }
  }
}
