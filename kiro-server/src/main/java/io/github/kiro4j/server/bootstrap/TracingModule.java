package io.github.kiro4j.server.bootstrap;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.TracingConfiguration;
import io.github.kiro4j.server.health.GatewayVersion;
import io.github.kiro4j.server.tracing.RequestTraces;
import java.util.function.Consumer;

/// Builds what sends traces. A gateway without a configured collector loads no class of
/// OpenTelemetry.
final class TracingModule {

  private TracingModule() {}

  /// Sends a trace of each request that has ended, if traces are configured.
  static Consumer<FinishedRequest> traces(
      KiroConfiguration configuration,
      StorageModule storage,
      UpstreamModule upstream,
      Environment environment) {
    TracingConfiguration tracing = configuration.getTracing();
    if (!tracing.enabled()) {
      return _ -> {};
    }
    RequestTraces.Gateway gateway =
        new RequestTraces.Gateway(
            tracing.getServiceName(), GatewayVersion.text(), storage.gateway());
    RequestTraces.Collector collector =
        new RequestTraces.Collector(tracing.getEndpoint(), tracing.getHeaders());
    RequestTraces traces = new RequestTraces(collector, gateway, upstream.refreshes);
    environment.lifecycle().manage(new AutoCloseableManager(traces));
    return traces;
  }
}
