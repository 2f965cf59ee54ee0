package io.github.kiro4j.server.resilience;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import java.util.Locale;

/// Registers Resilience4j's own figures with Dropwizard, which shows them at `/metrics` of the
/// admin connector: gauges under the names that Resilience4j uses, and a counter for each kind of
/// event.
public final class ResilienceMetrics {

  private final MetricRegistry registry;

  public ResilienceMetrics(MetricRegistry registry) {
    this.registry = registry;
  }

  /// Calls by outcome. Among the events, `retry` is a failed attempt that is followed by another,
  /// `success` the end of a retried call, `error` a failure with no attempt left, and
  /// `ignored_error` a failure that is not retried.
  public void register(Retry retry) {
    String prefix = "resilience4j.retry." + retry.getName() + ".";
    Retry.Metrics metrics = retry.getMetrics();
    gauge(
        prefix + "successful_calls_without_retry",
        metrics::getNumberOfSuccessfulCallsWithoutRetryAttempt);
    gauge(
        prefix + "successful_calls_with_retry",
        metrics::getNumberOfSuccessfulCallsWithRetryAttempt);
    gauge(
        prefix + "failed_calls_without_retry", metrics::getNumberOfFailedCallsWithoutRetryAttempt);
    gauge(prefix + "failed_calls_with_retry", metrics::getNumberOfFailedCallsWithRetryAttempt);
    retry.getEventPublisher().onEvent(event -> count(prefix, event.getEventType()));
  }

  /// The state (0 closed, 1 open, 2 half-open) and the calls that were not permitted.
  public void register(CircuitBreaker breaker) {
    String prefix = "resilience4j.circuitbreaker." + breaker.getName() + ".";
    gauge(prefix + "state", () -> breaker.getState().getOrder());
    gauge(prefix + "not_permitted", breaker.getMetrics()::getNumberOfNotPermittedCalls);
    breaker.getEventPublisher().onEvent(event -> count(prefix, event.getEventType()));
  }

  /// The permissions that are left, negative when some are reserved.
  public void register(RateLimiter limiter) {
    String prefix = "resilience4j.ratelimiter." + limiter.getName() + ".";
    gauge(prefix + "available_permissions", limiter.getMetrics()::getAvailablePermissions);
    limiter.getEventPublisher().onEvent(event -> count(prefix, event.getEventType()));
  }

  private <T> void gauge(String name, Gauge<T> gauge) {
    registry.registerGauge(name, gauge);
  }

  private void count(String prefix, Enum<?> eventType) {
    registry.counter(prefix + "events." + eventType.name().toLowerCase(Locale.ROOT)).inc();
  }
}
