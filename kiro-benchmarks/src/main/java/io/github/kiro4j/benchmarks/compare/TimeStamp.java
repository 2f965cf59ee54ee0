package io.github.kiro4j.benchmarks.compare;

/// The text of an event: the time at which the upstream wrote the event, then filler. The time is
/// that of `System.nanoTime`, which one process shares.
final class TimeStamp {

  /// Stands before the digits.
  static final String MARK = "#ts";

  static final int DIGITS = 19;

  private static final String FILLER =
      "; the answer goes on and on as answers do, with words that nobody reads. ".repeat(20);

  private TimeStamp() {}

  /// @param size characters of the text, at least 22 and at most some 1,400
  static String text(long nanos, int size) {
    String digits = Long.toString(nanos);
    StringBuilder text = new StringBuilder(size).append(MARK);
    text.repeat('0', DIGITS - digits.length()).append(digits);
    return text.append(FILLER, 0, size - text.length()).toString();
  }
}
