package io.github.kiro4j.server.overload;

import com.codahale.metrics.MetricRegistry;
import java.util.Locale;

/// What requests hold at the moment, and how many were refused for lack of what.
public final class OverloadMetrics {

  private static final String PREFIX = "kiro4j.overload.";

  private final MetricRegistry registry;

  public OverloadMetrics(MetricRegistry registry) {
    this.registry = registry;
  }

  /// Registers what is held and what may be held.
  public void register(RequestAdmission admission, FairBudget connections) {
    registry.registerGauge(PREFIX + "connections", connections::used);
    registry.registerGauge(PREFIX + "connections-limit", connections::capacity);
    registry.registerGauge(PREFIX + "requests", admission.requests()::used);
    registry.registerGauge(PREFIX + "requests-limit", admission.requests()::capacity);
    registry.registerGauge(PREFIX + "streams", admission::streams);
    registry.registerGauge(PREFIX + "body-bytes", admission.bodies()::used);
    registry.registerGauge(PREFIX + "body-bytes-limit", admission.bodies()::capacity);
    registry.registerGauge(PREFIX + "descriptors", admission.descriptors()::used);
    registry.registerGauge(PREFIX + "descriptors-limit", admission.descriptors()::usable);
    registry.registerGauge(PREFIX + "heap-after-collection", admission.heap()::used);
  }

  /// Counts a refusal.
  public void refused(Resource resource) {
    registry.counter(PREFIX + "refused." + resource.name().toLowerCase(Locale.ROOT)).inc();
  }
}
