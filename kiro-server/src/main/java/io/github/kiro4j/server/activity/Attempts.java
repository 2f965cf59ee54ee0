package io.github.kiro4j.server.activity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The attempts of one request. Immutable.
///
/// @param total how many attempts there were
/// @param credentials the credentials of all attempts, in the order of their first attempts
/// @param latest at most the latest [#KEPT] attempts, in order
public record Attempts(int total, List<Long> credentials, List<Attempt> latest) {

  /// More than the limits of attempts and the number of routes allow a request without web
  /// searches.
  static final int KEPT = 32;

  /// Before the first attempt.
  public static final Attempts NONE = new Attempts(0, List.of(), List.of());

  public Attempts {
    credentials = List.copyOf(credentials);
    latest = List.copyOf(latest);
  }

  /// The same attempts and one more.
  public Attempts plus(Attempt next) {
    Set<Long> all = new LinkedHashSet<>(credentials);
    all.add(next.credential());
    List<Attempt> kept = new ArrayList<>(latest);
    kept.add(next);
    return new Attempts(
        total + 1, List.copyOf(all), kept.subList(Math.max(0, kept.size() - KEPT), kept.size()));
  }

  /// The same attempts, the last one changed.
  Attempts withLast(UnaryOperator<Attempt> change) {
    List<Attempt> changed = new ArrayList<>(latest);
    changed.set(changed.size() - 1, change.apply(changed.getLast()));
    return new Attempts(total, credentials, changed);
  }

  /// The last attempt; empty before the first.
  public Optional<Attempt> last() {
    return latest.isEmpty() ? Optional.empty() : Optional.of(latest.getLast());
  }

  /// The credential whose answer has begun; empty before that.
  public Optional<Long> serving() {
    return last()
        .filter(attempt -> attempt.duration() != null && attempt.failure() == null)
        .map(Attempt::credential);
  }

  /// The credential of the last attempt; empty before the first.
  public Optional<Long> credential() {
    return last().map(Attempt::credential);
  }
}
