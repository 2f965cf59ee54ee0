package io.github.kiro4j.server.credentials.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often a credential was used, in all or within some time.
///
/// @param successes requests that the upstream answered
/// @param failures requests after which the credential was cooled down or disabled
/// @param last when the credential was last used; null for never
public record UsageCounts(long successes, long failures, @Nullable Instant last) {

  /// Never used.
  public static final UsageCounts NONE = new UsageCounts(0, 0, null);

  /// The sum of both.
  public UsageCounts plus(UsageCounts other) {
    return new UsageCounts(
        successes + other.successes, failures + other.failures, later(last, other.last));
  }

  /// The counts without an earlier part of them.
  UsageCounts minus(UsageCounts part) {
    boolean usedSince = last != null && !last.equals(part.last);
    return new UsageCounts(
        successes - part.successes, failures - part.failures, usedSince ? last : null);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
