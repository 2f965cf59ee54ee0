package io.github.kiro4j.server.bootstrap;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.StartupException;
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
import io.github.kiro4j.server.resilience.ResilienceMetrics;
import java.time.Clock;

/// Builds what stands in front of Jersey: authentication, liveness and readiness.
public final class EntryModule {

  private final TrustedProxies proxies;
  private final KiroConfiguration configuration;
  private final Overload overload;

  /// Builds what needs no other module.
  ///
  /// @throws StartupException if `trustedProxies` is wrong
  public EntryModule(KiroConfiguration configuration, Clock clock, MetricRegistry metrics)
      throws StartupException {
    this.configuration = configuration;
    this.proxies = trustedProxies(configuration);
    this.overload = OverloadModule.build(configuration.getOverload(), clock, metrics);
  }

  RequestAdmission admission() {
    return overload.admission();
  }

  /// Whose `X-Forwarded-For` counts.
  public TrustedProxies proxies() {
    return proxies;
  }

  /// Hands the parts to the server, which is built after the gateway.
  ///
  /// @throws StartupException if `server.type` names another server
  public void register(
      ClientKeys keys, ClientApiModule clients, UpstreamModule upstream, Environment environment)
      throws StartupException {
    MetricRegistry metrics = environment.metrics();
    WrongKeys wrongKeys = new WrongKeys("wrong-client-keys", upstream.clock);
    new ResilienceMetrics(metrics).register(wrongKeys.limiter());
    server()
        .useEntry(
            new Entry(
                keys,
                wrongKeys,
                proxies,
                configuration.getLimits().getMaxRequestBytes().toBytes(),
                new HealthHandler(clients.readiness, overload.admission()),
                overload,
                new Operators(configuration.getAllowedHosts(), configuration.isDiagnostics())));
    environment.lifecycle().addServerLifecycleListener(drain(clients)::watch);
  }

  private Drain drain(ClientApiModule clients) throws StartupException {
    return new Drain(
        clients.readiness,
        clients.activity.live(),
        server().getDrainDelay().toJavaDuration(),
        server().getShutdownGracePeriod().toJavaDuration(),
        Thread::sleep);
  }

  private KiroServerFactory server() throws StartupException {
    if (configuration.getServerFactory() instanceof KiroServerFactory server) {
      return server;
    }
    throw new StartupException(
        "server.type: the gateway's own server alone checks keys and limits; remove the key \"type\"");
  }

  private static TrustedProxies trustedProxies(KiroConfiguration configuration)
      throws StartupException {
    try {
      return TrustedProxies.of(configuration.getTrustedProxies());
    } catch (IllegalArgumentException e) {
      throw new StartupException("trustedProxies: " + e.getMessage());
    }
  }
}
