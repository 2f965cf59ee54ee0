package io.github.kiro4j.server.usage;

import io.github.kiro4j.server.activity.FinishedRequest;
import java.util.Comparator;

/// What the requests of one sum have in common.
///
/// @param startedAt the start of the hour or of the day, in milliseconds since 1970
/// @param credential 0 for none
/// @param outcome the word of the outcome
/// @param error the type of the error that the client received; empty without one
record HourKey(
    long startedAt,
    String clientKey,
    long credential,
    String model,
    String client,
    String outcome,
    String error)
    implements Comparable<HourKey> {

  static final long HOUR_MILLIS = 3_600_000;
  static final long DAY_MILLIS = 24 * HOUR_MILLIS;

  /// Gateways that add to the same sums lock the rows in this order, so that none waits for another
  /// one that waits for it.
  private static final Comparator<HourKey> ORDER =
      Comparator.comparingLong(HourKey::startedAt)
          .thenComparing(HourKey::clientKey)
          .thenComparingLong(HourKey::credential)
          .thenComparing(HourKey::model)
          .thenComparing(HourKey::client)
          .thenComparing(HourKey::outcome)
          .thenComparing(HourKey::error);

  static HourKey of(FinishedRequest request) {
    return new HourKey(
        hour(request.endedAt().toEpochMilli()),
        request.source().key(),
        RequestColumn.credential(request),
        RequestColumn.model(request),
        request.source().client(),
        request.outcome().word(),
        RequestColumn.error(request));
  }

  /// The key of the sum of the day.
  HourKey inDay() {
    return new HourKey(day(startedAt), clientKey, credential, model, client, outcome, error);
  }

  /// The start of the day of a time.
  static long day(long millis) {
    return Math.floorDiv(millis, DAY_MILLIS) * DAY_MILLIS;
  }

  /// The start of the hour of a time.
  static long hour(long millis) {
    return Math.floorDiv(millis, HOUR_MILLIS) * HOUR_MILLIS;
  }

  @Override
  public int compareTo(HourKey other) {
    return ORDER.compare(this, other);
  }
}
