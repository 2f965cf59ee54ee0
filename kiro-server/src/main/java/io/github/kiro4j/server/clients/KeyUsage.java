package io.github.kiro4j.server.clients;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What every client key has used, and whether its limits allow one more request. Never blocks on
/// I/O. Safe for use by many threads.
///
/// A request is counted for tokens and credits when it ends, because nobody knows beforehand what
/// it uses: a key can go beyond these limits by what is under way.
public final class KeyUsage {

  private final InstantSource clock;
  private final Map<String, KeyCounters> counters = new ConcurrentHashMap<>();

  public KeyUsage(InstantSource clock) {
    this.clock = clock;
  }

  /// The outcome.
  public sealed interface Decision {

    /// The request may begin; the permit has to be ended.
    record Admitted(KeyPermit permit) implements Decision {}

    /// The request may not begin.
    record Refused(LimitReached limit) implements Decision {}
  }

  /// Begins a request for messages, unless a limit of its key is reached.
  public Decision begin(KeyIdentity caller) {
    if (caller.isPrimary()) {
      return new Decision.Admitted(KeyPermit.UNCOUNTED);
    }
    KeyCounters key = of(caller.key());
    Instant now = clock.instant();
    return key.begin(caller.limits(), now)
        .<Decision>map(reached -> new Decision.Refused(LimitReached.of(reached, now)))
        .orElseGet(() -> new Decision.Admitted(permit(key)));
  }

  private KeyPermit permit(KeyCounters key) {
    return new KeyPermit((tokens, credits) -> key.end(clock.instant(), tokens, credits));
  }

  /// The headers that tell a client how much of its limits is left; none for a key without limits.
  public Map<String, String> headers(KeyIdentity caller) {
    if (caller.limits().none()) {
      return Map.of();
    }
    List<LimitState> states = of(caller.key()).states(caller.limits(), clock.instant());
    return RateLimitHeaders.of(states);
  }

  /// What a key has used of what a limit would count.
  public long used(String key, KeyLimit limit) {
    return Optional.ofNullable(counters.get(key))
        .map(known -> known.used(limit, clock.instant()))
        .orElse(0L);
  }

  private KeyCounters of(String key) {
    KeyCounters known = counters.get(key);
    return known == null ? counters.computeIfAbsent(key, _ -> new KeyCounters()) : known;
  }

  /// What this gateway has counted since it started.
  public Map<String, KeyTally> own() {
    Map<String, KeyTally> tallies = new HashMap<>();
    counters.forEach((key, known) -> tallies.put(key, known.own()));
    return tallies;
  }

  /// Takes over what other gateways have counted, and this one before it started.
  public void elsewhere(Map<String, KeyTally> tallies) {
    tallies.keySet().forEach(this::of);
    counters.forEach((key, known) -> known.elsewhere(tallies.getOrDefault(key, KeyTally.NONE)));
  }
}
