package io.github.kiro4j.server.bootstrap;

import java.util.concurrent.atomic.AtomicBoolean;

/// SIGTERM and SIGINT: the first stops the gateway in order, a second one ends the process at once.
/// The JVM itself ignores a second signal while it stops.
public final class TerminationSignals {

  private final AtomicBoolean stopping = new AtomicBoolean();

  private TerminationSignals() {}

  /// Handles the signals of this process from now on.
  public static void handle() {
    TerminationSignals signals = new TerminationSignals();
    ProcessSignal.handle("TERM", () -> signals.stop(143));
    ProcessSignal.handle("INT", () -> signals.stop(130));
  }

  private void stop(int exitStatus) {
    if (stopping.compareAndSet(false, true)) {
      Thread.ofPlatform().name("stop").start(() -> System.exit(exitStatus));
    } else {
      Runtime.getRuntime().halt(exitStatus);
    }
  }
}
