package io.github.kiro4j.server.bootstrap;

import io.dropwizard.core.setup.Environment;
import io.github.kiro4j.server.metrics.MetricsServlet;
import io.github.kiro4j.server.metrics.PinnedThreads;
import io.github.kiro4j.server.resilience.ResilienceMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// Builds what the gateway exports at `/metrics` of the admin connector.
public final class MetricsModule {

  final PrometheusRegistry registry = new PrometheusRegistry();
  final ResilienceMetrics resilience = new ResilienceMetrics(registry);

  /// Registers the route, in the place of Dropwizard's own.
  public MetricsModule(Environment environment) {
    PinnedThreads pinned = new PinnedThreads();
    environment.lifecycle().manage(pinned);
    environment
        .admin()
        .addServlet("prometheus", new MetricsServlet(registry, environment.metrics(), pinned))
        .addMapping("/metrics");
  }
}
