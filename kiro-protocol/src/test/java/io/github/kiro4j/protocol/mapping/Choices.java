package io.github.kiro4j.protocol.mapping;

import java.util.Iterator;
import java.util.List;

/// Decisions taken from a list of numbers, so that a shorter list with smaller numbers makes a
/// simpler case. An exhausted list always chooses the first.
final class Choices {

  private final Iterator<Integer> numbers;

  Choices(List<Integer> numbers) {
    this.numbers = numbers.iterator();
  }

  /// A number from 0 to `options - 1`.
  int next(int options) {
    return numbers.hasNext() ? Math.floorMod(numbers.next(), options) : 0;
  }

  boolean oneIn(int options) {
    return next(options) == options - 1;
  }

  @SafeVarargs
  final <T> T of(T... options) {
    return options[next(options.length)];
  }
}
