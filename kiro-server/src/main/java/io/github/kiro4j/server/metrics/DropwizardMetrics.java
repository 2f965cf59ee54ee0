package io.github.kiro4j.server.metrics;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.Map;
import java.util.TreeMap;

/// What Dropwizard measures itself: threads and requests of Jetty, the connection pools, lines of
/// the log by level. Gauges with numbers are exported as gauges; of counters, meters and timers,
/// their counts. The prefix `dropwizard_` keeps Dropwizard's names apart from kiro4j's.
record DropwizardMetrics(MetricRegistry registry) implements MultiCollector {

  /// `JvmMetrics` of Prometheus exports the figures with this prefix, too.
  private static final String JVM = "jvm.";

  @Override
  public MetricSnapshots collect() {
    Map<String, MetricSnapshot> snapshots = new TreeMap<>();
    registry.getGauges().forEach((name, gauge) -> gauge(name, gauge, snapshots));
    registry.getCounters().forEach((name, counter) -> counter(name, counter.getCount(), snapshots));
    registry.getMeters().forEach((name, meter) -> counter(name, meter.getCount(), snapshots));
    registry.getTimers().forEach((name, timer) -> counter(name, timer.getCount(), snapshots));
    return new MetricSnapshots(snapshots.values());
  }

  private static void gauge(String name, Gauge<?> gauge, Map<String, MetricSnapshot> snapshots) {
    if (!name.startsWith(JVM) && gauge.getValue() instanceof Number value) {
      String exported = exported(name);
      snapshots.put(
          exported,
          GaugeSnapshot.builder()
              .name(exported)
              .help(name)
              .dataPoint(
                  GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value.doubleValue()).build())
              .build());
    }
  }

  private static void counter(String name, long count, Map<String, MetricSnapshot> snapshots) {
    String exported = exported(name);
    snapshots.put(
        exported,
        CounterSnapshot.builder()
            .name(exported)
            .help(name)
            .dataPoint(
                CounterSnapshot.CounterDataPointSnapshot.builder()
                    .value((double) Math.max(0, count))
                    .build())
            .build());
  }

  private static String exported(String name) {
    return PrometheusNaming.sanitizeMetricName(
        "dropwizard_" + PrometheusNaming.prometheusName(PrometheusNaming.sanitizeMetricName(name)));
  }
}
