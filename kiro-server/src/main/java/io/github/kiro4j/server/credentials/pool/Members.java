package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.credentials.LoadBalancing;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The credentials of the pool, as they were read last. Immutable.
///
/// @param all in the order of the store, the API key of the environment first
/// @param byPriority the same, those with the best priority first
record Members(
    List<PooledCredential> all,
    List<PooledCredential> byPriority,
    Map<Long, PooledCredential> byId) {

  static final Members NONE = of(List.of());

  static Members of(List<PooledCredential> all) {
    return new Members(
        all,
        all.stream().sorted(Comparator.comparingInt(PooledCredential::priority)).toList(),
        all.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    PooledCredential::id, Function.identity(), (first, _) -> first)));
  }

  Optional<PooledCredential> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// In the order in which a mode prefers them when nothing else tells them apart.
  List<PooledCredential> inOrderOf(LoadBalancing mode) {
    return switch (mode) {
      case PRIORITY -> byPriority;
      case BALANCED -> all;
    };
  }
}
