package io.github.kiro4j.server.usage;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/// The statistics in the file of an earlier version, as sums of hours. The file has the totals of
/// each day, those by model, and those by credential, but not which model had which credential.
/// Models are therefore summed without a credential, and credentials without a model; a third part,
/// whose numbers may be negative, is what remains of the totals. Totals and both groups are the
/// file's that way. The hour of a day is its first.
final class EarlierStatistics {

  /// Earlier versions had one key.
  private static final String KEY = "primary";

  private final Map<HourKey, HourSum> sums = new TreeMap<>();

  private EarlierStatistics() {}

  /// Reads the statistics.
  ///
  /// @throws java.time.DateTimeException if a member's name is not a date
  static Map<HourKey, HourSum> sums(JsonNode statistics) {
    EarlierStatistics read = new EarlierStatistics();
    statistics.forEachEntry((day, totals) -> read.add(LocalDate.parse(day), totals));
    read.sums.values().removeIf(HourSum.NONE::equals);
    return read.sums;
  }

  private void add(LocalDate date, JsonNode day) {
    long hour = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    add(hour, 0, "", day.path("total"), 1);
    day.path("models")
        .forEachEntry((model, totals) -> {
          add(hour, 0, model, totals, 1);
          add(hour, 0, "", totals, -1);
        });
    day.path("credentials")
        .forEachEntry((id, totals) -> {
          if (id.matches("[0-9]{1,18}")) {
            add(hour, Long.parseLong(id), "", totals, 1);
            add(hour, 0, "", totals, -1);
          }
        });
  }

  /// Tokens, credits and times are not known by outcome, and count as those of successes; requests
  /// that neither succeeded nor failed nor were refused were cancelled or abandoned.
  private void add(long hour, long credential, String model, JsonNode totals, int sign) {
    long succeeded = totals.path("successes").asLong();
    long failed = totals.path("failures").asLong();
    long refused = totals.path("refusals").asLong();
    long others = totals.path("requests").asLong() - succeeded - failed - refused;
    add(
        new HourKey(hour, KEY, credential, model, "", "succeeded", ""),
        usage(succeeded, totals),
        sign);
    add(new HourKey(hour, KEY, credential, model, "", "failed", ""), HourSum.of(failed), sign);
    add(new HourKey(hour, KEY, credential, model, "", "refused", ""), HourSum.of(refused), sign);
    add(new HourKey(hour, KEY, credential, model, "", "abandoned", ""), HourSum.of(others), sign);
  }

  private void add(HourKey key, HourSum sum, int sign) {
    sums.merge(key, sum.times(sign), HourSum::plus);
  }

  private static HourSum usage(long requests, JsonNode totals) {
    return new HourSum(
        requests,
        totals.path("inputTokens").asLong(),
        totals.path("outputTokens").asLong(),
        totals.path("cacheReadTokens").asLong(),
        totals.path("cacheWriteTokens").asLong(),
        totals.path("credits").asDouble(),
        totals.path("begun").asLong(),
        totals.path("millisToBegin").asLong(),
        totals.path("millis").asLong());
  }
}
