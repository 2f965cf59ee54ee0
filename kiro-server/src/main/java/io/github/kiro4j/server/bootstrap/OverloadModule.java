package io.github.kiro4j.server.bootstrap;

import io.github.kiro4j.server.config.OverloadConfiguration;
import io.github.kiro4j.server.entry.Entry.Overload;
import io.github.kiro4j.server.overload.FairBudget;
import io.github.kiro4j.server.overload.FileDescriptors;
import io.github.kiro4j.server.overload.HeapPressure;
import io.github.kiro4j.server.overload.OverloadMetrics;
import io.github.kiro4j.server.overload.RequestAdmission;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds the limits of what the gateway takes on at a time.
final class OverloadModule {

  private static final Logger LOG = LoggerFactory.getLogger(OverloadModule.class);

  /// With fewer descriptors, a few hundred streams exhaust them.
  private static final long FEW_DESCRIPTORS = 8_192;

  private OverloadModule() {}

  static Overload build(OverloadConfiguration settings, Clock clock, PrometheusRegistry registry) {
    FileDescriptors.Source process = FileDescriptors.Source.ofThisProcess();
    warnIfFew(process.limit());
    FileDescriptors descriptors =
        new FileDescriptors(process, settings.getReservedDescriptors(), clock);
    long heap = Runtime.getRuntime().maxMemory();
    long usable = descriptors.usable();
    RequestAdmission admission =
        new RequestAdmission(
            new RequestAdmission.Limits(
                settings.maxRequests(heap, usable),
                settings.maxStreams(heap, usable),
                settings.maxBodyBytes(heap)),
            descriptors,
            new HeapPressure(
                HeapPressure.Source.ofThisProcess(), settings.getMaxHeapUsage(), clock),
            clock);
    OverloadMetrics metrics = new OverloadMetrics(registry);
    FairBudget connections = new FairBudget(settings.maxConnections(usable));
    metrics.register(admission, connections);
    return new Overload(
        admission, metrics, connections, settings.getHeaderTimeout().toJavaDuration());
  }

  private static void warnIfFew(long descriptors) {
    if (descriptors < FEW_DESCRIPTORS) {
      LOG.warn(
          "only {} file descriptors may be open, enough for about {} requests at a time; raise the"
              + " limit, for example by LimitNOFILE=65536 in the systemd unit or by ulimit -n",
          descriptors,
          descriptors / 3);
    }
  }
}
