package io.github.kiro4j.server.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.event.RetryEvent;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// Exports Resilience4j's own figures, under the names that Resilience4j's other exporters use, and
/// a counter for each kind of event.
public final class ResilienceMetrics {

  private static final String NAME = "name";

  private final List<Retry> retries = new CopyOnWriteArrayList<>();
  private final List<CircuitBreaker> breakers = new CopyOnWriteArrayList<>();
  private final List<RateLimiter> limiters = new CopyOnWriteArrayList<>();
  private final Counter events;

  public ResilienceMetrics(PrometheusRegistry registry) {
    this.events =
        Counter.builder()
            .name("resilience4j_events")
            .help("Events of retries, circuit breakers and rate limiters.")
            .labelNames("type", NAME, "event")
            .register(registry);
    CounterWithCallback.builder()
        .name("resilience4j_retry_calls")
        .help("Calls that have ended, by outcome and whether they were retried.")
        .labelNames(NAME, "kind")
        .callback(calls -> retries.forEach(retry -> calls(retry, calls)))
        .register(registry);
    GaugeWithCallback.builder()
        .name("resilience4j_circuitbreaker_state")
        .help("0 closed, 1 open, 2 half-open.")
        .labelNames(NAME)
        .callback(states ->
            breakers.forEach(each -> states.call(each.getState().getOrder(), each.getName())))
        .register(registry);
    GaugeWithCallback.builder()
        .name("resilience4j_ratelimiter_available_permissions")
        .help("Permissions that are left, negative when some are reserved.")
        .labelNames(NAME)
        .callback(left ->
            limiters.forEach(
                each -> left.call(each.getMetrics().getAvailablePermissions(), each.getName())))
        .register(registry);
  }

  private static void calls(Retry retry, CounterWithCallback.Callback calls) {
    Retry.Metrics metrics = retry.getMetrics();
    String name = retry.getName();
    call(
        calls,
        name,
        "successful_without_retry",
        metrics.getNumberOfSuccessfulCallsWithoutRetryAttempt());
    call(
        calls, name, "successful_with_retry", metrics.getNumberOfSuccessfulCallsWithRetryAttempt());
    call(calls, name, "failed_without_retry", metrics.getNumberOfFailedCallsWithoutRetryAttempt());
    call(calls, name, "failed_with_retry", metrics.getNumberOfFailedCallsWithRetryAttempt());
  }

  private static void call(
      CounterWithCallback.Callback calls, String name, String kind, long count) {
    calls.call((double) count, name, kind);
  }

  /// Calls by outcome. Among the events, `retry` is a failed attempt that is followed by another,
  /// `success` the end of a retried call, `error` a failure with no attempt left, and
  /// `ignored_error` a failure that is not retried.
  public void register(Retry retry) {
    retries.add(retry);
    for (RetryEvent.Type type : RetryEvent.Type.values()) {
      events.initLabelValues("retry", retry.getName(), word(type));
    }
    retry
        .getEventPublisher()
        .onEvent(event -> count("retry", retry.getName(), event.getEventType()));
  }

  /// The state, and events such as `not_permitted`.
  public void register(CircuitBreaker breaker) {
    breakers.add(breaker);
    breaker
        .getEventPublisher()
        .onEvent(event -> count("circuitbreaker", breaker.getName(), event.getEventType()));
  }

  /// The permissions that are left.
  public void register(RateLimiter limiter) {
    limiters.add(limiter);
    limiter
        .getEventPublisher()
        .onEvent(event -> count("ratelimiter", limiter.getName(), event.getEventType()));
  }

  private void count(String type, String name, Enum<?> event) {
    events.labelValues(type, name, word(event)).inc();
  }

  private static String word(Enum<?> event) {
    return event.name().toLowerCase(Locale.ROOT);
  }
}
