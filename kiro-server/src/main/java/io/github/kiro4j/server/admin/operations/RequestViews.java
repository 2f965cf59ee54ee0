package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.api.admin.operations.RequestList.State;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
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
    return new Request(
        request.id(),
        state(request.phase()),
        AdminTimes.text(request.startedAt()),
        request.route(),
        summary == null ? null : summary.requestedModel(),
        summary == null ? null : summary.upstreamModel(),
        summary == null ? null : summary.conversation(),
        request.credential().orElse(null),
        distinct(request.attempts()),
        summary != null && summary.streaming(),
        request.attempts().size(),
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
    Usage usage = request.usage();
    return new Request(
        request.id(),
        state(request.outcome()),
        AdminTimes.text(request.startedAt()),
        request.route(),
        summary == null ? null : summary.requestedModel(),
        summary == null ? null : summary.upstreamModel(),
        summary == null ? null : summary.conversation(),
        request.credential().orElse(null),
        distinct(request.attempts()),
        summary != null && summary.streaming(),
        request.attempts().size(),
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

  private static List<Long> distinct(List<Long> attempts) {
    return attempts.stream().distinct().toList();
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
