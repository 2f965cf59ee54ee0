package io.github.kiro4j.server.metrics;

import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The state of the credentials, read whenever Prometheus asks.
public final class CredentialMetrics {

  private final Supplier<List<PooledCredential>> members;
  private final InstantSource clock;

  /// @param members the credentials of the pool, as they are now
  public CredentialMetrics(Supplier<List<PooledCredential>> members, InstantSource clock) {
    this.members = members;
    this.clock = clock;
  }

  /// Exports the states.
  public void register(PrometheusRegistry registry) {
    gauge(registry, "kiro4j_credentials", "Credentials by state.", this::states, "state");
    gauge(
        registry,
        "kiro4j_credential_usable",
        "Whether the credential's health allows requests now: 1 or 0.",
        each(member -> member.isHealthy() ? 1 : 0),
        "credential");
    gauge(
        registry,
        "kiro4j_credential_cooldown_seconds",
        "The time until the cool-down of the credential ends.",
        each(member -> coolDown(member.health())),
        "credential");
    gauge(
        registry,
        "kiro4j_credential_open_requests",
        "Requests that use the credential now.",
        each(PooledCredential::inFlight),
        "credential");
  }

  private static void gauge(
      PrometheusRegistry registry,
      String name,
      String help,
      Consumer<GaugeWithCallback.Callback> values,
      String label) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(values)
        .register(registry);
  }

  @FunctionalInterface
  private interface Figure {
    double of(PooledCredential member);
  }

  private Consumer<GaugeWithCallback.Callback> each(Figure figure) {
    return gauge ->
        members
            .get()
            .forEach(
                member -> gauge.call(figure.of(member), Long.toString(member.credential().id())));
  }

  private void states(GaugeWithCallback.Callback gauge) {
    Map<String, Long> counts =
        members.get().stream()
            .map(member -> word(member.health()))
            .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
    counts.forEach((state, count) -> gauge.call((double) count, state));
  }

  private static String word(HealthState state) {
    return switch (state) {
      case HealthState.Ready _ -> "ready";
      case HealthState.CoolingDown(HealthState.Cause cause, _, _, _) ->
          "cooling_down_" + cause.name().toLowerCase(Locale.ROOT);
      case HealthState.Probing _ -> "probing";
      case HealthState.Disabled(HealthState.Reason reason, _) ->
          "disabled_" + reason.name().toLowerCase(Locale.ROOT);
    };
  }

  private double coolDown(HealthState state) {
    return state instanceof HealthState.CoolingDown(_, _, Instant until, _)
        ? Math.max(0, Duration.between(clock.instant(), until).toMillis() / 1000.0)
        : 0;
  }
}
