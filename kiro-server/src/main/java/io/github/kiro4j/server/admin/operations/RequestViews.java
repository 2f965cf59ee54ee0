package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.operations.RequestList.Outcome;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.api.admin.operations.RequestList.State;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.server.activity.Attempts;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.LiveRequest;
import io.github.kiro4j.server.activity.RequestOutcome;
import io.github.kiro4j.server.activity.RequestSource;
import io.github.kiro4j.server.activity.RequestSummary;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.usage.AttemptViews;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Converts requests to the records of the admin API.
final class RequestViews {

  private RequestViews() {}

  /// What is known of a request from its arrival on.
  ///
  /// @param open the outcome of an attempt that has not ended
  private record Course(
      String id,
      Instant startedAt,
      RequestSource source,
      @Nullable String requestedModel,
      @Nullable RequestSummary summary,
      Attempts attempts,
      Outcome open) {}

  /// How a request ended.
  ///
  /// @param tokens the tokens in the response, or the estimate so far
  private record End(
      @Nullable Integer status,
      @Nullable String stopReason,
      @Nullable String errorType,
      @Nullable String cause,
      Tokens tokens,
      @Nullable Double credits) {

    static End notYet(long outputTokens) {
      return new End(null, null, null, null, new Tokens(null, outputTokens, null, null), null);
    }
  }

  private record Tokens(
      @Nullable Long input,
      @Nullable Long output,
      @Nullable Long cacheRead,
      @Nullable Long cacheWrite) {

    static Tokens of(Usage usage) {
      return new Tokens(
          (long) usage.inputTokens(),
          (long) usage.outputTokens(),
          toLong(usage.cacheReadInputTokens()),
          toLong(usage.cacheCreationInputTokens()));
    }
  }

  static Request of(LiveRequest request) {
    return view(
        new Course(
            request.id(),
            request.startedAt(),
            request.source(),
            request.requestedModel().orElse(null),
            request.summary().orElse(null),
            request.attempts(),
            Outcome.WAITING),
        state(request.phase()),
        request.timeToFirstEvent().orElse(null),
        request.age(),
        End.notYet(request.tokens()));
  }

  static Request of(FinishedRequest request) {
    return view(
        new Course(
            request.id(),
            request.startedAt(),
            request.source(),
            request.requestedModel(),
            request.summary(),
            request.attempts(),
            Outcome.ABORTED),
        state(request.outcome()),
        request.timeToFirstEvent(),
        request.duration(),
        new End(
            request.status(),
            Optional.ofNullable(request.stopReason()).map(StopReason::wireName).orElse(null),
            request.errorType(),
            request.cause(),
            Tokens.of(request.usage()),
            request.credits()));
  }

  private static Request view(
      Course course, State state, @Nullable Duration firstEvent, Duration duration, End end) {
    Optional<RequestSummary> summary = Optional.ofNullable(course.summary());
    Attempts attempts = course.attempts();
    return new Request(
        course.id(),
        state,
        AdminTimes.text(course.startedAt()),
        course.source().route(),
        course.source().key(),
        course.source().client(),
        course.requestedModel(),
        summary.map(RequestSummary::upstreamModel).orElse(null),
        summary.map(RequestSummary::conversation).orElse(null),
        attempts.credential().orElse(null),
        attempts.credentials(),
        summary.filter(RequestSummary::streaming).isPresent(),
        attempts.total(),
        endpoint(attempts),
        AttemptViews.of(attempts, course.open()),
        millis(firstEvent),
        duration.toMillis(),
        end.status(),
        end.stopReason(),
        end.errorType(),
        end.cause(),
        end.tokens().input(),
        end.tokens().output(),
        end.tokens().cacheRead(),
        end.tokens().cacheWrite(),
        end.credits());
  }

  private static @Nullable String endpoint(Attempts attempts) {
    return attempts.last().map(last -> last.route().endpoint().label()).orElse(null);
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
      case SUCCEEDED -> State.SUCCEEDED;
      case REFUSED -> State.REFUSED;
      case FAILED -> State.FAILED;
      case CANCELLED -> State.CANCELLED;
      case ABANDONED -> State.ABANDONED;
    };
  }
}
