package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.credentials.LoadBalancing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Chooses one of the credentials that a request can use. Pure.
final class Selection {

  /// A conversation stays with its credential while that has fewer than so many requests more in
  /// flight than the least busy one.
  private static final int TOLERATED_LEAD = 4;

  private static final Comparator<PooledCredential> LEAST_BUSY =
      Comparator.comparingInt(PooledCredential::inFlight)
          .thenComparing(credential -> credential.lastUsed().orElse(Instant.MIN));

  private Selection() {}

  /// The credentials that this request has tried least often go first, whatever the mode.
  ///
  /// @param usable in the store's order
  /// @param familiar the credential that answered the conversation last
  static Optional<PooledCredential> choose(
      LoadBalancing mode,
      List<PooledCredential> usable,
      SelectionCriteria criteria,
      OptionalLong familiar) {
    int fewest = usable.stream().mapToInt(criteria::attemptsWith).min().orElse(0);
    List<PooledCredential> candidates =
        usable.stream().filter(credential -> criteria.attemptsWith(credential) == fewest).toList();
    return switch (mode) {
      case PRIORITY -> byPriority(candidates, familiar);
      case BALANCED -> balanced(candidates, familiar);
    };
  }

  private static Optional<PooledCredential> byPriority(
      List<PooledCredential> candidates, OptionalLong familiar) {
    int best = candidates.stream().mapToInt(Selection::priority).min().orElse(0);
    List<PooledCredential> equals =
        candidates.stream().filter(credential -> priority(credential) == best).toList();
    return familiar(equals, familiar).or(() -> equals.stream().findFirst());
  }

  private static Optional<PooledCredential> balanced(
      List<PooledCredential> candidates, OptionalLong familiar) {
    int least = candidates.stream().mapToInt(PooledCredential::inFlight).min().orElse(0);
    return familiar(candidates, familiar)
        .filter(credential -> credential.inFlight() < least + TOLERATED_LEAD)
        .or(() -> candidates.stream().min(LEAST_BUSY));
  }

  private static Optional<PooledCredential> familiar(
      List<PooledCredential> candidates, OptionalLong familiar) {
    return candidates.stream()
        .filter(credential -> familiar.isPresent())
        .filter(credential -> credential.credential().id() == familiar.getAsLong())
        .findFirst();
  }

  private static int priority(PooledCredential credential) {
    return credential.credential().settings().priority();
  }
}
