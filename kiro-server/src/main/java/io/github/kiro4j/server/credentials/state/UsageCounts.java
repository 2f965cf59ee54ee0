package io.github.kiro4j.server.credentials.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a credential was used: altogether, or since something.
///
/// @param successes requests that went well
/// @param failures requests after which it was left alone
/// @param last null when it was not used
public record UsageCounts(long successes, long failures, @Nullable Instant last) {

  /// Never used.
  public static final UsageCounts NONE = new UsageCounts(0, 0, null);

  /// Both together.
  public UsageCounts plus(UsageCounts other) {
    return new UsageCounts(
        successes + other.successes, failures + other.failures, later(last, other.last));
  }

  /// What is left of this without an earlier part of it.
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
