package io.github.kiro4j.server.metrics;

import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Serves all metrics in the text format of Prometheus, or in OpenMetrics for a program that
/// accepts it. What a gateway that nobody scrapes does not need begins with the first scrape: the
/// JVM's figures, Dropwizard's own, and the count of pinned virtual threads.
public final class MetricsServlet extends PrometheusMetricsServlet {

  private static final long serialVersionUID = 1L;

  private final transient PrometheusRegistry registry;
  private final transient MetricRegistry dropwizard;
  private final transient PinnedThreads pinned;
  private boolean begun;

  /// @param dropwizard figures of Jetty, of the connection pools and of the log
  public MetricsServlet(
      PrometheusRegistry registry, MetricRegistry dropwizard, PinnedThreads pinned) {
    super(registry);
    this.registry = registry;
    this.dropwizard = dropwizard;
    this.pinned = pinned;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    begin();
    super.doGet(request, response);
  }

  /// Not in `init`: Jetty calls that at the start for a servlet that exists by then.
  private synchronized void begin() {
    if (!begun) {
      begun = true;
      JvmMetrics.builder().register(registry);
      registry.register(new DropwizardMetrics(dropwizard));
      pinned.start(registry);
    }
  }
}
