package io.github.kiro4j.server.metrics;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.TokenService;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;

/// Counts what the auth services answer to refreshes.
public final class RefreshMetrics {

  private final Counter refreshes;

  public RefreshMetrics(PrometheusRegistry registry) {
    this.refreshes =
        Counter.builder()
            .name("kiro4j_refreshes")
            .help("Refreshes of tokens for which an auth service was asked.")
            .labelNames("credential", "outcome")
            .register(registry);
  }

  /// The same service, whose answers are counted.
  public TokenService counting(TokenService service) {
    return credential -> {
      try {
        IssuedTokens tokens = service.refresh(credential);
        count(credential, "refreshed");
        return tokens;
      } catch (RefreshFailedException e) {
        count(credential, e.failure().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        throw e;
      }
    };
  }

  private void count(Credential credential, String outcome) {
    refreshes.labelValues(Long.toString(credential.id()), outcome).inc();
  }
}
