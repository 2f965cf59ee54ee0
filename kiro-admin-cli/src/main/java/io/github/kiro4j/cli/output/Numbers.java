package io.github.kiro4j.cli.output;

import java.util.Locale;

/// Numbers for people: groups of three digits with commas between them.
public final class Numbers {

  private Numbers() {}

  /// A whole number, such as `1,000`.
  public static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /// An amount with two decimals, such as `1,000.00`.
  public static String amount(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }

  /// A percentage with one decimal and without a sign, such as `12.5`.
  public static String percentage(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
