package io.github.kiro4j.server.metrics;

import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/// The cool-downs of the endpoints, read whenever Prometheus asks.
public final class EndpointMetrics {

  private EndpointMetrics() {}

  /// Exports the cool-downs.
  ///
  /// @param coolDowns the endpoints that cool down now, and until when
  public static void register(
      Supplier<Map<Endpoint, Instant>> coolDowns,
      InstantSource clock,
      PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name("kiro4j_endpoint_cooldown_seconds")
        .help("The time until the cool-down of the endpoint ends.")
        .labelNames("endpoint")
        .callback(gauge -> report(gauge, coolDowns.get(), clock.instant()))
        .register(registry);
  }

  private static void report(
      GaugeWithCallback.Callback gauge, Map<Endpoint, Instant> coolDowns, Instant now) {
    for (Endpoint endpoint : Endpoint.values()) {
      Instant until = coolDowns.getOrDefault(endpoint, now);
      gauge.call(Math.max(0, Duration.between(now, until).toMillis() / 1000.0), endpoint.label());
    }
  }
}
