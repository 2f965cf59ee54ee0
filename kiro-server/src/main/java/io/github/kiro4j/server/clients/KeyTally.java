package io.github.kiro4j.server.clients;

import java.time.Instant;

/// What requests with one key have used on one or several gateways. Immutable.
///
/// @param requests requests that began, by the minute
/// @param dayTokens tokens, by the day
/// @param monthTokens tokens, by the month
/// @param monthCredits millionths of credits, by the month
/// @param inFlight requests under way
public record KeyTally(
    PeriodCount requests,
    PeriodCount dayTokens,
    PeriodCount monthTokens,
    PeriodCount monthCredits,
    int inFlight) {

  /// Nothing.
  public static final KeyTally NONE =
      new KeyTally(PeriodCount.NONE, PeriodCount.NONE, PeriodCount.NONE, PeriodCount.NONE, 0);

  KeyTally begun(Instant now) {
    return new KeyTally(
        requests.plus(Window.MINUTE.number(now), 1),
        dayTokens,
        monthTokens,
        monthCredits,
        inFlight + 1);
  }

  /// Usage counts in the period in which the request ends.
  KeyTally ended(Instant now, long tokens, long credits) {
    long month = Window.MONTH.number(now);
    return new KeyTally(
        requests,
        dayTokens.plus(Window.DAY.number(now), tokens),
        monthTokens.plus(month, tokens),
        monthCredits.plus(month, credits),
        inFlight - 1);
  }

  /// What counts for a limit at that time.
  public long used(KeyLimit limit, Instant now) {
    return switch (limit) {
      case REQUESTS_PER_MINUTE -> requests.in(Window.MINUTE.number(now));
      case MAX_CONCURRENCY -> inFlight;
      case TOKENS_PER_DAY -> dayTokens.in(Window.DAY.number(now));
      case TOKENS_PER_MONTH -> monthTokens.in(Window.MONTH.number(now));
      case CREDITS_PER_MONTH -> monthCredits.in(Window.MONTH.number(now));
    };
  }
}
