package io.github.kiro4j.cli.output;

/// Counts with the right form of the noun: `1 credential`, `2 credentials`.
public final class Plural {

  private Plural() {}

  /// The count and the noun, whose plural ends with an `s`.
  public static String of(long count, String noun) {
    return of(count, noun, noun + "s");
  }

  /// The count and the form of the noun that belongs to it.
  public static String of(long count, String singular, String plural) {
    return count + " " + (count == 1 ? singular : plural);
  }
}
