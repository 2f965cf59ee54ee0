package io.github.kiro4j.server.bootstrap;

import io.dropwizard.core.setup.Environment;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.entry.ClientKeys;
import io.github.kiro4j.server.entry.Entry;
import io.github.kiro4j.server.entry.Entry.Operators;
import io.github.kiro4j.server.entry.Entry.Overload;
import io.github.kiro4j.server.entry.KiroServerFactory;
import io.github.kiro4j.server.health.Drain;
import io.github.kiro4j.server.health.HealthHandler;
import io.github.kiro4j.server.http.keys.TrustedProxies;
import io.github.kiro4j.server.http.keys.WrongKeys;
import io.github.kiro4j.server.overload.RequestAdmission;
import java.time.Clock;

/// Builds what stands in front of Jersey: authentication, liveness and readiness.
public final class EntryModule {

  private final TrustedProxies proxies;
  private final KiroServerFactory server;
  private final KiroConfiguration configuration;
  private final Overload overload;

  /// Builds what needs no other module.
  public EntryModule(
      KiroConfiguration configuration,
      CheckedSettings settings,
      Clock clock,
      MetricsModule metrics) {
    this.configuration = configuration;
    this.proxies = settings.proxies();
    this.server = settings.server();
    this.overload = OverloadModule.build(configuration.getOverload(), clock, metrics.registry);
  }

  RequestAdmission admission() {
    return overload.admission();
  }

  /// Whose `X-Forwarded-For` counts.
  public TrustedProxies proxies() {
    return proxies;
  }

  /// Hands the parts to the server, which is built after the gateway.
  public void register(
      ClientKeys keys, ClientApiModule clients, UpstreamModule upstream, Environment environment) {
    WrongKeys wrongKeys = new WrongKeys("wrong-client-keys", upstream.clock);
    upstream.metrics.resilience.register(wrongKeys.limiter());
    server.useEntry(
        new Entry(
            keys,
            wrongKeys,
            proxies,
            configuration.getLimits().getMaxRequestBytes().toBytes(),
            new HealthHandler(clients.readiness, overload.admission()),
            overload,
            new Operators(configuration.getAllowedHosts(), configuration.isDiagnostics())));
    environment.lifecycle().addServerLifecycleListener(drain(clients)::watch);
    StartMessage message = new StartMessage(upstream.pool, configuration.hasAdminApi());
    environment.lifecycle().addServerLifecycleListener(message::log);
  }

  private Drain drain(ClientApiModule clients) {
    return new Drain(
        clients.readiness,
        clients.activity.live(),
        server.getDrainDelay().toJavaDuration(),
        server.getShutdownGracePeriod().toJavaDuration(),
        Thread::sleep);
  }
}
