package io.github.kiro4j.server.metrics;

import io.github.kiro4j.server.credentials.account.StatedBalance;
import io.github.kiro4j.server.credentials.account.StatedBalances;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The state of the credentials, read whenever Prometheus asks.
public final class CredentialMetrics {

  private final Supplier<List<PooledCredential>> members;
  private final StatedBalances balances;
  private final InstantSource clock;

  /// @param members the credentials of the pool, as they are now
  /// @param balances what the provider has stated about their quotas
  public CredentialMetrics(
      Supplier<List<PooledCredential>> members, StatedBalances balances, InstantSource clock) {
    this.members = members;
    this.balances = balances;
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
    CounterWithCallback.builder()
        .name("kiro4j_credential_cooldowns")
        .help("Cool-downs of the credential that began in this gateway, by their causes.")
        .labelNames("credential", "cause")
        .callback(this::coolDowns)
        .register(registry);
    gauge(
        registry,
        "kiro4j_credential_open_requests",
        "Requests that use the credential now.",
        each(PooledCredential::inFlight),
        "credential");
    gauge(
        registry,
        "kiro4j_credential_quota_credits",
        "The quota of the account until its next reset, where the provider has stated one.",
        known(member -> balance(member).map(StatedBalance::limit)),
        "credential");
    gauge(
        registry,
        "kiro4j_credential_quota_left_credits",
        "The rest of that quota: as stated, less what requests have used since.",
        known(member -> balance(member).map(StatedBalance::remaining)),
        "credential");
    gauge(
        registry,
        "kiro4j_credential_token_expiry_timestamp_seconds",
        "When the access token expires; the gateway refreshes the token before that.",
        known(CredentialMetrics::expiry),
        "credential");
  }

  private Optional<StatedBalance> balance(PooledCredential member) {
    return balances.of(member.credential().id());
  }

  private static Optional<Double> expiry(PooledCredential member) {
    return Optional.ofNullable(member.credential().access())
        .flatMap(token -> Optional.ofNullable(token.expiresAt()))
        .map(time -> (double) time.getEpochSecond());
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

  /// A figure that not every credential has.
  private Consumer<GaugeWithCallback.Callback> known(
      Function<PooledCredential, Optional<Double>> figure) {
    return gauge ->
        members
            .get()
            .forEach(member ->
                figure
                    .apply(member)
                    .ifPresent(
                        value -> gauge.call(value, Long.toString(member.credential().id()))));
  }

  private void states(GaugeWithCallback.Callback gauge) {
    Map<String, Long> counts =
        members.get().stream()
            .map(member -> word(member.health()))
            .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
    counts.forEach((state, count) -> gauge.call((double) count, state));
  }

  private void coolDowns(CounterWithCallback.Callback counter) {
    for (PooledCredential member : members.get()) {
      member
          .coolDownCounts()
          .forEach((cause, count) ->
              counter.call(count, Long.toString(member.credential().id()), word(cause)));
    }
  }

  private static String word(HealthState state) {
    return switch (state) {
      case HealthState.Ready _ -> "ready";
      case HealthState.CoolingDown(HealthState.Cause cause, _, _, _) ->
          "cooling_down_" + word(cause);
      case HealthState.Probing _ -> "probing";
      case HealthState.Disabled(HealthState.Reason reason, _) ->
          "disabled_" + reason.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String word(HealthState.Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }

  private double coolDown(HealthState state) {
    return state instanceof HealthState.CoolingDown(_, _, Instant until, _)
        ? Math.max(0, Duration.between(clock.instant(), until).toMillis() / 1000.0)
        : 0;
  }
}
