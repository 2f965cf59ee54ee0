package io.github.kiro4j.server.clients;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The usage of one key: what this gateway has counted, and what other gateways had counted when
/// their counts were last read. Checking the limits and beginning a request are one step. Safe for
/// use by many threads.
final class KeyCounters {

  private static final Comparator<LimitState> LONGEST_LAST =
      Comparator.comparing(state -> state.resets().orElse(Instant.MIN));

  private KeyTally own = KeyTally.NONE;
  private KeyTally elsewhere = KeyTally.NONE;

  /// Begins a request, unless a limit is reached.
  ///
  /// @return of the limits that are reached, the one that lasts longest; empty if the request has
  ///   begun
  synchronized Optional<LimitState> begin(KeyLimits limits, Instant now) {
    Optional<LimitState> reached =
        states(limits, now).stream().filter(LimitState::reached).max(LONGEST_LAST);
    if (reached.isEmpty()) {
      own = own.begun(now);
    }
    return reached;
  }

  synchronized void end(Instant now, long tokens, long credits) {
    own = own.ended(now, tokens, credits);
  }

  synchronized List<LimitState> states(KeyLimits limits, Instant now) {
    return limits.ordered().entrySet().stream()
        .map(limit ->
            LimitState.of(limit.getKey(), limit.getValue(), used(limit.getKey(), now), now))
        .toList();
  }

  /// What all gateways have counted.
  synchronized long used(KeyLimit limit, Instant now) {
    return own.used(limit, now) + elsewhere.used(limit, now);
  }

  synchronized KeyTally own() {
    return own;
  }

  synchronized void elsewhere(KeyTally counted) {
    elsewhere = counted;
  }
}
