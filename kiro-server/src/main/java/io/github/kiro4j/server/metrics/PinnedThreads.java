package io.github.kiro4j.server.metrics;

import io.dropwizard.lifecycle.Managed;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/// Counts how often virtual threads were pinned: a pinned thread keeps its carrier thread while it
/// waits, and the other requests of that core wait, too.
public final class PinnedThreads implements Managed {

  /// The JDK's own default for this event.
  private static final Duration THRESHOLD = Duration.ofMillis(20);

  private static final String EVENT = "jdk.VirtualThreadPinned";

  private @Nullable RecordingStream recording;

  synchronized void start(PrometheusRegistry registry) {
    Counter count =
        Counter.builder()
            .name("kiro4j_pinned_virtual_threads")
            .help("Waits of 20 ms or more in which a virtual thread kept its carrier thread.")
            .register(registry);
    Counter time =
        Counter.builder()
            .name("kiro4j_pinned_virtual_threads_duration")
            .unit(Unit.SECONDS)
            .help("The time of these waits.")
            .register(registry);
    RecordingStream stream = new RecordingStream();
    stream.enable(EVENT).withThreshold(THRESHOLD);
    stream.onEvent(EVENT, event -> count(event, count, time));
    stream.startAsync();
    recording = stream;
  }

  private static void count(RecordedEvent event, Counter count, Counter time) {
    count.inc();
    time.inc(event.getDuration().toNanos() / 1e9);
  }

  @Override
  public synchronized void stop() {
    if (recording != null) {
      recording.close();
    }
  }
}
