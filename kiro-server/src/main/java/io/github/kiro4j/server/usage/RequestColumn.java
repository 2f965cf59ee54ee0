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
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The columns of a request's row, in the order of exports. An empty text says that a value is
/// unknown.
enum RequestColumn {
  ENDED_AT(row -> row.request().endedAt().toEpochMilli()),
  GATEWAY(Source::gateway),
  REQUEST_ID(row -> row.request().id()),
  CLIENT_KEY(row -> row.request().source().key()),
  CREDENTIAL(row -> credential(row.request())),
  ROUTE(row -> row.request().source().route()),
  ENDPOINT(row -> endpoint(row.request())),
  ASKED_MODEL(row -> storable(Objects.requireNonNullElse(row.request().requestedModel(), ""))),
  MODEL(row -> model(row.request())),
  OUTCOME(row -> row.request().outcome().word()),
  STATUS(row -> row.request().status()),
  ERROR(row -> error(row.request())),
  CAUSE(row -> Objects.requireNonNullElse(row.request().cause(), "")),
  ATTEMPTS(row -> row.request().attempts().total()),
  INPUT_TOKENS(row -> (long) row.request().usage().inputTokens()),
  OUTPUT_TOKENS(row -> (long) row.request().usage().outputTokens()),
  CACHE_READ_TOKENS(row -> orZero(row.request().usage().cacheReadInputTokens())),
  CACHE_WRITE_TOKENS(row -> orZero(row.request().usage().cacheCreationInputTokens())),
  CREDITS(row -> row.request().credits()),
  FIRST_EVENT(row -> millis(row.request().timeToFirstEvent())),
  DURATION(row -> row.request().duration().toMillis()),
  STOP_REASON(row -> stopReason(row.request())),
  CLIENT(row -> row.request().source().client());

  /// What a row is made of.
  record Source(FinishedRequest request, String gateway) {}

  /// PostgreSQL stores no NUL character and no half of a surrogate pair.
  private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  private final Function<Source, @Nullable Object> value;

  RequestColumn(Function<Source, @Nullable Object> value) {
    this.value = value;
  }

  /// The names of all columns, in order.
  static List<String> names() {
    return Arrays.stream(values()).map(RequestColumn::sqlName).toList();
  }

  String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Nullable Object of(Source source) {
    return value.apply(source);
  }

  static long credential(FinishedRequest request) {
    return request.credential().orElse(0L);
  }

  static String model(FinishedRequest request) {
    return Optional.ofNullable(request.summary()).map(RequestSummary::upstreamModel).orElse("");
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
