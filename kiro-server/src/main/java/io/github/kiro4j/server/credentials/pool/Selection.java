package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.credentials.LoadBalancing;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// Chooses a credential for one request. The credentials that this request has tried least often go
/// first, whatever the mode. Not thread-safe.
final class Selection {

  /// A conversation stays with its credential while that has fewer than so many requests more in
  /// flight than the least busy one.
  private static final int TOLERATED_LEAD = 4;

  private static final Comparator<PooledCredential> LEAST_BUSY =
      Comparator.comparingInt(PooledCredential::inFlight)
          .thenComparing(credential -> credential.lastUsed().orElse(Instant.MIN));

  private final LoadBalancing mode;
  private final Candidates candidates;
  private final SelectionCriteria criteria;
  private final OptionalLong familiar;
  private final Set<PooledCredential> excluded = new HashSet<>();
  private final Comparator<PooledCredential> leastTried;

  /// @param familiar the credential that answered the conversation last
  Selection(
      LoadBalancing mode,
      Candidates candidates,
      SelectionCriteria criteria,
      OptionalLong familiar) {
    this.mode = mode;
    this.candidates = candidates;
    this.criteria = criteria;
    this.familiar = familiar;
    this.leastTried = Comparator.comparingInt(criteria::attemptsWith);
  }

  Optional<PooledCredential> choose() {
    return switch (mode) {
      case PRIORITY -> byPriority();
      case BALANCED -> balanced();
    };
  }

  /// The credential is not chosen again.
  void exclude(PooledCredential credential) {
    excluded.add(credential);
  }

  private Optional<PooledCredential> byPriority() {
    return usable()
        .filter(credential -> criteria.attemptsWith(credential) == 0)
        .findFirst()
        .or(() -> usable().min(leastTried))
        .map(best -> familiar(best).filter(it -> it.priority() == best.priority()).orElse(best));
  }

  private Optional<PooledCredential> balanced() {
    return usable()
        .min(leastTried.thenComparing(LEAST_BUSY))
        .map(best ->
            familiar(best)
                .filter(it -> it.inFlight() < best.inFlight() + TOLERATED_LEAD)
                .orElse(best));
  }

  /// The conversation's credential, unless this request has tried it more often than the best.
  private Optional<PooledCredential> familiar(PooledCredential best) {
    return familiar.isEmpty()
        ? Optional.empty()
        : candidates
            .find(familiar.getAsLong())
            .filter(this::isUsable)
            .filter(credential -> leastTried.compare(credential, best) == 0);
  }

  private Stream<PooledCredential> usable() {
    return candidates.inOrderOf(mode).filter(this::isUsable);
  }

  private boolean isUsable(PooledCredential credential) {
    return credential.usable() && criteria.allows(credential) && !excluded.contains(credential);
  }
}
