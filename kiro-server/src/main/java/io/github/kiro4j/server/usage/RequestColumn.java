package io.github.kiro4j.server.usage;

import io.github.kiro4j.server.activity.Attempt;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.RequestSummary;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The columns of a request's row: those of exports in their order, then what the list of requests
/// shows beside them. An empty text says that a value is unknown.
enum RequestColumn {
  ENDED_AT,
  GATEWAY,
  REQUEST_ID,
  CLIENT_KEY,
  CREDENTIAL,
  ROUTE,
  ENDPOINT,
  ASKED_MODEL,
  MODEL,
  OUTCOME,
  STATUS,
  ERROR,
  CAUSE,
  ATTEMPTS,
  INPUT_TOKENS,
  OUTPUT_TOKENS,
  CACHE_READ_TOKENS,
  CACHE_WRITE_TOKENS,
  CREDITS,
  FIRST_EVENT,
  DURATION,
  STOP_REASON,
  CLIENT,
  CONVERSATION,
  STREAMED,
  ATTEMPT_LIST;

  /// PostgreSQL stores no NUL character and no half of a surrogate pair.
  private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  /// The names of all columns, in order.
  static List<String> names() {
    return Arrays.stream(values()).map(RequestColumn::sqlName).toList();
  }

  /// The names of the columns of exports, in order: one value for each column.
  static List<String> exported() {
    return Arrays.stream(values())
        .filter(column -> column.compareTo(CLIENT) <= 0)
        .map(RequestColumn::sqlName)
        .toList();
  }

  String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The value of the column in the row of a request.
  @Nullable Object of(FinishedRequest request, String gateway) {
    return switch (this) {
      case ENDED_AT -> request.endedAt().toEpochMilli();
      case GATEWAY -> gateway;
      case REQUEST_ID -> request.id();
      case CLIENT_KEY -> request.source().key();
      case CREDENTIAL -> credential(request);
      case ROUTE -> request.source().route();
      case ENDPOINT -> endpoint(request);
      case ASKED_MODEL -> storable(Objects.requireNonNullElse(request.requestedModel(), ""));
      case MODEL -> model(request);
      case OUTCOME -> request.outcome().word();
      case STATUS -> request.status();
      case ERROR -> error(request);
      case CAUSE -> Objects.requireNonNullElse(request.cause(), "");
      case ATTEMPTS -> request.attempts().total();
      case INPUT_TOKENS -> (long) request.usage().inputTokens();
      case OUTPUT_TOKENS -> (long) request.usage().outputTokens();
      case CACHE_READ_TOKENS -> orZero(request.usage().cacheReadInputTokens());
      case CACHE_WRITE_TOKENS -> orZero(request.usage().cacheCreationInputTokens());
      case CREDITS -> request.credits();
      case FIRST_EVENT -> millis(request.timeToFirstEvent());
      case DURATION -> request.duration().toMillis();
      case STOP_REASON -> stopReason(request);
      case CLIENT -> request.source().client();
      case CONVERSATION -> summary(request).map(RequestSummary::conversation).orElse("");
      case STREAMED -> summary(request).filter(RequestSummary::streaming).isPresent() ? 1 : 0;
      case ATTEMPT_LIST -> AttemptViews.text(request.attempts());
    };
  }

  static long credential(FinishedRequest request) {
    return request.credential().orElse(0L);
  }

  static String model(FinishedRequest request) {
    return summary(request).map(RequestSummary::upstreamModel).orElse("");
  }

  private static Optional<RequestSummary> summary(FinishedRequest request) {
    return Optional.ofNullable(request.summary());
  }

  static String error(FinishedRequest request) {
    return Objects.requireNonNullElse(request.errorType(), "");
  }

  private static String endpoint(FinishedRequest request) {
    return request
        .attempts()
        .last()
        .map(Attempt::route)
        .map(via -> via.endpoint().label())
        .orElse("");
  }

  private static String stopReason(FinishedRequest request) {
    return request.stopReason() == null ? "" : request.stopReason().wireName();
  }

  static long orZero(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }

  private static String storable(String text) {
    return UNSTORABLE.matcher(text).replaceAll("?");
  }
}
