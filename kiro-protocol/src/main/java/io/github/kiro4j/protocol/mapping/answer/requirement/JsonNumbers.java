package io.github.kiro4j.protocol.mapping.answer.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/// Numbers of JSON by their value: `1`, `1.0` and `1e0` are equal and whole.
final class JsonNumbers {

  private JsonNumbers() {}

  /// The value of a number; empty for any other value, and for a number that was read as infinite.
  static Optional<BigDecimal> decimal(JsonNode node) {
    boolean infinite = node.isDouble() && !Double.isFinite(node.doubleValue());
    return node.isNumber() && !infinite ? Optional.of(node.decimalValue()) : Optional.empty();
  }

  static boolean isWhole(JsonNode node) {
    return node.isIntegralNumber()
        || (node.isNumber()
            && decimal(node).filter(n -> n.stripTrailingZeros().scale() > 0).isEmpty());
  }

  static boolean equal(JsonNode one, JsonNode other) {
    return one.equals(JsonNumbers::compare, other);
  }

  private static int compare(JsonNode one, JsonNode other) {
    Optional<BigDecimal> number = decimal(one);
    Optional<BigDecimal> otherNumber = decimal(other);
    if (number.isPresent() && otherNumber.isPresent()) {
      return number.get().compareTo(otherNumber.get());
    }
    return one.equals(other) ? 0 : 1;
  }
}
