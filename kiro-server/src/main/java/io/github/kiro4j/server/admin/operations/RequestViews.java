package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.RequestList.Outcome;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.api.admin.operations.RequestList.State;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.server.activity.Attempt;
import io.github.kiro4j.server.activity.Attempts;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.LiveRequest;
import io.github.kiro4j.server.activity.RequestOutcome;
import io.github.kiro4j.server.activity.RequestSummary;
import io.github.kiro4j.server.admin.AdminTimes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Converts requests to the records of the admin API.
final class RequestViews {

  private RequestViews() {}

  static Request of(LiveRequest request) {
    RequestSummary summary = request.summary().orElse(null);
    Attempts attempts = request.attempts();
    return new Request(
        request.id(),
        state(request.phase()),
        AdminTimes.text(request.startedAt()),
        request.route(),
        summary == null ? null : summary.requestedModel(),
        summary == null ? null : summary.upstreamModel(),
        summary == null ? null : summary.conversation(),
        attempts.credential().orElse(null),
        attempts.credentials(),
        summary != null && summary.streaming(),
        attempts.total(),
        endpoint(attempts),
        views(attempts, Outcome.WAITING),
        request.timeToFirstEvent().map(Duration::toMillis).orElse(null),
        request.age().toMillis(),
        null,
        null,
        null,
        null,
        null,
        (long) request.tokens(),
        null,
        null,
        null);
  }

  static Request of(FinishedRequest request) {
    RequestSummary summary = request.summary();
    Attempts attempts = request.attempts();
    Usage usage = request.usage();
    return new Request(
        request.id(),
        state(request.outcome()),
        AdminTimes.text(request.startedAt()),
        request.route(),
        summary == null ? null : summary.requestedModel(),
        summary == null ? null : summary.upstreamModel(),
        summary == null ? null : summary.conversation(),
        attempts.credential().orElse(null),
        attempts.credentials(),
        summary != null && summary.streaming(),
        attempts.total(),
        endpoint(attempts),
        views(attempts, Outcome.ABORTED),
        millis(request.timeToFirstEvent()),
        request.duration().toMillis(),
        request.status(),
        Optional.ofNullable(request.stopReason()).map(RequestViews::name).orElse(null),
        request.errorType(),
        request.cause(),
        (long) usage.inputTokens(),
        (long) usage.outputTokens(),
        toLong(usage.cacheReadInputTokens()),
        toLong(usage.cacheCreationInputTokens()),
        request.credits());
  }

  private static @Nullable String endpoint(Attempts attempts) {
    return attempts.last().map(last -> last.route().endpoint().label()).orElse(null);
  }

  /// @param open the outcome of an attempt that has not ended
  private static List<RequestList.Attempt> views(Attempts attempts, Outcome open) {
    return attempts.latest().stream().map(attempt -> view(attempt, open)).toList();
  }

  private static RequestList.Attempt view(Attempt attempt, Outcome open) {
    return new RequestList.Attempt(
        attempt.credential(),
        attempt.route().endpoint().label(),
        attempt.route().text(),
        attempt.start().toMillis(),
        millis(attempt.duration()),
        outcome(attempt, open),
        attempt.failure());
  }

  private static Outcome outcome(Attempt attempt, Outcome open) {
    if (attempt.duration() == null) {
      return open;
    }
    return attempt.failure() == null ? Outcome.ANSWERED : Outcome.FAILED;
  }

  private static String name(StopReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }

  private static @Nullable Long toLong(@Nullable Integer count) {
    return count == null ? null : count.longValue();
  }

  private static State state(LiveRequest.Phase phase) {
    return switch (phase) {
      case TRANSLATING, WAITING -> State.WAITING;
      case STREAMING -> State.ANSWERING;
    };
  }

  private static State state(RequestOutcome outcome) {
    return switch (outcome) {
      case COMPLETED -> State.SUCCEEDED;
      case REFUSED, FAILED -> State.FAILED;
      case CANCELLED -> State.CANCELLED;
      case CLIENT_LEFT -> State.ABANDONED;
    };
  }
}
