package io.github.kiro4j.server.usage;

import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.server.activity.Attempt;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.RequestSummary;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The columns of a request's row. An empty text says that a value is unknown.
final class RequestColumns {

  /// PostgreSQL stores no NUL character and no half of a surrogate pair.
  private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  private RequestColumns() {}

  /// Names and values of the columns, in the order of exports.
  static Map<String, @Nullable Object> of(FinishedRequest request, String gateway) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("ended_at", request.endedAt().toEpochMilli());
    columns.put("gateway", gateway);
    columns.put("request_id", request.id());
    columns.put("client_key", request.source().key());
    columns.put("credential", credential(request));
    columns.put("route", request.source().route());
    columns.put("endpoint", endpoint(request));
    columns.put("asked_model", storable(Objects.requireNonNullElse(request.requestedModel(), "")));
    columns.put("model", model(request));
    columns.put("outcome", request.outcome().word());
    columns.put("status", request.status());
    columns.put("error", error(request));
    columns.put("cause", Objects.requireNonNullElse(request.cause(), ""));
    columns.put("attempts", request.attempts().total());
    putUsage(columns, request.usage());
    columns.put("credits", request.credits());
    columns.put("first_event", millis(request.timeToFirstEvent()));
    columns.put("duration", request.duration().toMillis());
    columns.put("stop_reason", stopReason(request));
    columns.put("client", request.source().client());
    columns.put("conversation", summary(request).map(RequestSummary::conversation).orElse(""));
    columns.put("streamed", summary(request).filter(RequestSummary::streaming).isPresent() ? 1 : 0);
    columns.put("attempt_list", AttemptViews.text(request.attempts()));
    return columns;
  }

  private static void putUsage(Map<String, @Nullable Object> columns, Usage usage) {
    columns.put("input_tokens", (long) usage.inputTokens());
    columns.put("output_tokens", (long) usage.outputTokens());
    columns.put("cache_read_tokens", orZero(usage.cacheReadInputTokens()));
    columns.put("cache_write_tokens", orZero(usage.cacheCreationInputTokens()));
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
    return request.stopReason() == null ? "" : request.stopReason().name().toLowerCase(Locale.ROOT);
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
