package io.github.kiro4j.server.usage;

import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.server.activity.FinishedRequest;

/// Sums over requests.
///
/// @param firstEvents number of requests with a first event
/// @param firstEvent milliseconds to the first event, summed over the requests that had one
/// @param duration milliseconds from start to end, summed over all requests
record HourSum(
    long requests,
    long inputTokens,
    long outputTokens,
    long cacheReadTokens,
    long cacheWriteTokens,
    double credits,
    long firstEvents,
    long firstEvent,
    long duration) {

  static final HourSum NONE = new HourSum(0, 0, 0, 0, 0, 0, 0, 0, 0);

  static HourSum of(FinishedRequest request) {
    Usage usage = request.usage();
    boolean begun = request.timeToFirstEvent() != null;
    return new HourSum(
        1,
        usage.inputTokens(),
        usage.outputTokens(),
        RequestColumns.orZero(usage.cacheReadInputTokens()),
        RequestColumns.orZero(usage.cacheCreationInputTokens()),
        request.credits(),
        begun ? 1 : 0,
        request.timeToFirstEvent() == null ? 0 : request.timeToFirstEvent().toMillis(),
        request.duration().toMillis());
  }

  HourSum plus(HourSum other) {
    return new HourSum(
        requests + other.requests,
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        cacheReadTokens + other.cacheReadTokens,
        cacheWriteTokens + other.cacheWriteTokens,
        credits + other.credits,
        firstEvents + other.firstEvents,
        firstEvent + other.firstEvent,
        duration + other.duration);
  }
}
