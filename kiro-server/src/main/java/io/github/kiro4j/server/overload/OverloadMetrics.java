package io.github.kiro4j.server.overload;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;

/// What requests hold at the moment, and how many were refused for lack of what.
public final class OverloadMetrics {

  private static final String RESOURCE = "resource";

  private final PrometheusRegistry registry;
  private final Counter refused;

  public OverloadMetrics(PrometheusRegistry registry) {
    this.registry = registry;
    this.refused =
        Counter.builder()
            .name("kiro4j_overload_refused")
            .help("Requests and connections refused with 529, by what there was none left of.")
            .labelNames(RESOURCE)
            .register(registry);
    for (Resource resource : Resource.values()) {
      refused.initLabelValues(word(resource));
    }
  }

  /// Exports what is held and what may be held.
  public void register(RequestAdmission admission, FairBudget connections) {
    gauge("kiro4j_overload_used", "What requests and connections hold now; bytes for bodies.")
        .callback(used -> {
          used.call((double) connections.used(), "connections");
          used.call((double) admission.requests().used(), "requests");
          used.call(admission.streams(), "streams");
          used.call((double) admission.bodies().used(), "body_bytes");
          used.call((double) admission.descriptors().used(), "descriptors");
        })
        .register(registry);
    gauge("kiro4j_overload_limit", "The most that requests and connections may hold.")
        .callback(limit -> {
          limit.call((double) connections.capacity(), "connections");
          limit.call((double) admission.requests().capacity(), "requests");
          limit.call((double) admission.bodies().capacity(), "body_bytes");
          limit.call((double) admission.descriptors().usable(), "descriptors");
        })
        .register(registry);
    GaugeWithCallback.builder()
        .name("kiro4j_overload_heap_after_collection_ratio")
        .help("The share of the heap that was in use after the last garbage collection.")
        .callback(heap -> heap.call(admission.heap().used()))
        .register(registry);
  }

  private static GaugeWithCallback.Builder gauge(String name, String help) {
    return GaugeWithCallback.builder().name(name).help(help).labelNames(RESOURCE);
  }

  /// Counts a refusal.
  public void refused(Resource resource) {
    refused.labelValues(word(resource)).inc();
  }

  private static String word(Resource resource) {
    return resource.name().toLowerCase(Locale.ROOT);
  }
}
