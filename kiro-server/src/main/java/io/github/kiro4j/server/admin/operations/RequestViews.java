package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.api.admin.operations.RequestList.State;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.LiveRequest;
import io.github.kiro4j.server.activity.RequestOutcome;
import io.github.kiro4j.server.activity.Subject;
import io.github.kiro4j.server.admin.AdminTimes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Requests as operators see them: nothing of what was said.
final class RequestViews {

  private RequestViews() {}

  static Request of(LiveRequest request) {
    Subject subject = request.subject().orElse(null);
    return new Request(
        request.id(),
        state(request.phase()),
        AdminTimes.text(request.begun()),
        request.route(),
        subject == null ? null : subject.modelAsked(),
        subject == null ? null : subject.modelUsed(),
        subject == null ? null : subject.conversation(),
        request.credential().orElse(null),
        distinct(request.sends()),
        subject != null && subject.streaming(),
        request.sends().size(),
        request.untilFirstEvent().map(Duration::toMillis).orElse(null),
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
    Subject subject = request.subject();
    Usage usage = request.usage();
    return new Request(
        request.id(),
        state(request.outcome()),
        AdminTimes.text(request.begun()),
        request.route(),
        subject == null ? null : subject.modelAsked(),
        subject == null ? null : subject.modelUsed(),
        subject == null ? null : subject.conversation(),
        request.credential().orElse(null),
        distinct(request.sends()),
        subject != null && subject.streaming(),
        request.sends().size(),
        millis(request.untilFirstEvent()),
        request.total().toMillis(),
        request.status(),
        Optional.ofNullable(request.stopReason()).map(RequestViews::name).orElse(null),
        request.errorType(),
        request.cause(),
        (long) usage.inputTokens(),
        (long) usage.outputTokens(),
        wide(usage.cacheReadInputTokens()),
        wide(usage.cacheCreationInputTokens()),
        request.credits());
  }

  private static List<Long> distinct(List<Long> sends) {
    return sends.stream().distinct().toList();
  }

  private static String name(StopReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }

  private static @Nullable Long wide(@Nullable Integer count) {
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
