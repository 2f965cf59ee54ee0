package io.github.kiro4j.server.metrics;

import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.server.activity.Attempt;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.LiveRequests;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.function.Consumer;

/// Counts requests, their attempts, and what they have used.
///
/// No label has a value that a client chooses: requests for a model that the gateway does not know
/// have the model `unknown`, and so have those that were refused before their model was looked up.
public final class RequestMetrics implements Consumer<FinishedRequest> {

  private static final String UNKNOWN = "unknown";

  /// In seconds. Answers take from tenths of a second to many minutes.
  private static final double[] DURATIONS = {
    0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 60, 120, 300, 600, 1800
  };

  /// In seconds. A first event takes up to `upstream.holdFirstEvent` in a healthy gateway.
  private static final double[] FIRST_EVENTS = {0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 40, 60};

  private final Counter requests;
  private final Histogram durations;
  private final Histogram firstEvents;
  private final Counter tokens;
  private final Counter credits;
  private final Counter attempts;
  private final Histogram attemptDurations;

  public RequestMetrics(PrometheusRegistry registry) {
    this.requests =
        counter("kiro4j_requests", "Requests for messages that have ended.")
            .labelNames("route", "model", "key", "outcome")
            .register(registry);
    this.durations =
        histogram("kiro4j_request_duration", "From the start of a request to its end.", DURATIONS)
            .labelNames("route", "outcome")
            .register(registry);
    this.firstEvents =
        histogram(
                "kiro4j_first_event",
                "From the start of a request to the upstream's first event.",
                FIRST_EVENTS)
            .labelNames("route")
            .register(registry);
    this.tokens =
        counter("kiro4j_tokens", "Tokens of requests that have ended, estimated where need be.")
            .labelNames("model", "key", "type")
            .register(registry);
    this.credits =
        counter("kiro4j_credits", "The provider's charge, in its credits.")
            .labelNames("model", "key", "credential")
            .register(registry);
    this.attempts =
        counter("kiro4j_attempts", "Attempts of requests that have ended.")
            .labelNames("credential", "endpoint", "outcome")
            .register(registry);
    this.attemptDurations =
        histogram(
                "kiro4j_attempt_duration",
                "From the start of an attempt to its answer or failure.",
                FIRST_EVENTS)
            .labelNames("endpoint", "outcome")
            .register(registry);
  }

  /// Exports how many requests are under way.
  public void watch(LiveRequests live, PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name("kiro4j_open_requests")
        .help("Requests for messages that are under way.")
        .callback(gauge -> gauge.call(live.count()))
        .register(registry);
  }

  private static Counter.Builder counter(String name, String help) {
    return Counter.builder().name(name).help(help);
  }

  private static Histogram.Builder histogram(String name, String help, double[] bounds) {
    return Histogram.builder()
        .name(name)
        .unit(Unit.SECONDS)
        .help(help)
        .classicOnly()
        .classicUpperBounds(bounds);
  }

  @Override
  public void accept(FinishedRequest request) {
    String route = request.source().route();
    String key = request.source().key();
    String model = request.summary() == null ? UNKNOWN : request.summary().upstreamModel();
    String outcome = request.outcome().word();
    requests.labelValues(route, model, key, outcome).inc();
    durations.labelValues(route, outcome).observe(seconds(request.duration()));
    if (request.timeToFirstEvent() != null) {
      firstEvents.labelValues(route).observe(seconds(request.timeToFirstEvent()));
    }
    count(request.usage(), model, key);
    request
        .credential()
        .ifPresent(id -> credits.labelValues(model, key, label(id)).inc(request.credits()));
    request.attempts().latest().forEach(this::count);
  }

  private void count(Usage usage, String model, String key) {
    count(model, key, "input", usage.inputTokens());
    count(model, key, "output", usage.outputTokens());
    count(model, key, "cache_read", usage.cacheReadInputTokens());
    count(model, key, "cache_write", usage.cacheCreationInputTokens());
  }

  private void count(String model, String key, String type, long number) {
    if (number > 0) {
      tokens.labelValues(model, key, type).inc(number);
    }
  }

  private void count(Attempt attempt) {
    String endpoint = attempt.route().endpoint().label();
    String failure = attempt.failure();
    if (failure != null || attempt.duration() != null) {
      String outcome = failure == null ? "answered" : failure;
      attempts.labelValues(label(attempt.credential()), endpoint, outcome).inc();
    }
    if (attempt.duration() != null) {
      attemptDurations
          .labelValues(endpoint, failure == null ? "answered" : "failed")
          .observe(seconds(attempt.duration()));
    }
  }

  private static String label(long credential) {
    return Long.toString(credential);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
