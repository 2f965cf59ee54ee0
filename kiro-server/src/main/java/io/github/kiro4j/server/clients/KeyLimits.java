package io.github.kiro4j.server.clients;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/// The limits of a key. A limit that is absent does not exist.
///
/// @param limits each in the unit of its kind, at least 1
public record KeyLimits(Map<KeyLimit, Long> limits) {

  /// No limit at all.
  public static final KeyLimits NONE = new KeyLimits(Map.of());

  public KeyLimits {
    limits = Map.copyOf(limits);
  }

  /// The limit of that kind.
  public OptionalLong of(KeyLimit kind) {
    Long limit = limits.get(kind);
    return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  /// Whether there is no limit.
  boolean none() {
    return limits.isEmpty();
  }

  /// The same limits in the order of their kinds.
  public Map<KeyLimit, Long> ordered() {
    Map<KeyLimit, Long> ordered = new EnumMap<>(KeyLimit.class);
    ordered.putAll(limits);
    return ordered;
  }
}
