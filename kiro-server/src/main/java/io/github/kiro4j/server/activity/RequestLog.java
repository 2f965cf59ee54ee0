package io.github.kiro4j.server.activity;

import io.github.kiro4j.api.messages.StopReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Logs one line for each request that has ended. The line has the same fields twice: as text in
/// its message, and by themselves for JSON.
public final class RequestLog implements Consumer<FinishedRequest> {

  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

  private static final Pattern PLAIN = Pattern.compile("[\\w./:@+-]+");
  private static final Pattern QUOTED = Pattern.compile("[\"\\\\]");

  @Override
  public void accept(FinishedRequest request) {
    if (LOG.isInfoEnabled()) {
      Map<String, Object> fields = new Fields(request).all;
      LoggingEventBuilder line = LOG.atInfo();
      for (Map.Entry<String, Object> field : fields.entrySet()) {
        line = line.addKeyValue(field.getKey(), field.getValue());
      }
      line.log("request ended: {}", text(fields));
    }
  }

  private static String text(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + text(field.getValue().toString()))
        .collect(Collectors.joining(" "));
  }

  /// Clients choose some values, which must not look like a field of their own.
  private static String text(String value) {
    return PLAIN.matcher(value).matches()
        ? value
        : '"' + QUOTED.matcher(value).replaceAll("\\\\$0") + '"';
  }

  private static final class Fields {

    private final Map<String, Object> all = new LinkedHashMap<>();

    Fields(FinishedRequest request) {
      put("route", request.source().route());
      put("requestedModel", request.requestedModel());
      put("model", upstreamModel(request));
      put("key", request.source().key());
      put("client", request.source().client());
      put("credential", request.credential().orElse(null));
      put("outcome", request.outcome().word());
      put("status", request.status());
      put("errorType", request.errorType());
      put("cause", request.cause());
      put("attempts", request.attempts().total());
      put("firstEventMs", millis(request.timeToFirstEvent()));
      put("durationMs", request.duration().toMillis());
      put("inputTokens", request.usage().inputTokens());
      put("cacheReadTokens", request.usage().cacheReadInputTokens());
      put("cacheWriteTokens", request.usage().cacheCreationInputTokens());
      put("outputTokens", request.usage().outputTokens());
      put("credits", request.credits());
      put("stopReason", wireName(request.stopReason()));
    }

    private void put(String name, @Nullable Object value) {
      if (value != null && !value.equals("")) {
        all.put(name, value);
      }
    }

    private static @Nullable String upstreamModel(FinishedRequest request) {
      return Optional.ofNullable(request.summary()).map(RequestSummary::upstreamModel).orElse(null);
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
      return duration == null ? null : duration.toMillis();
    }

    private static @Nullable String wireName(@Nullable StopReason reason) {
      return reason == null ? null : reason.wireName();
    }
  }
}
