package io.github.kiro4j.server.bootstrap;

import io.dropwizard.lifecycle.Managed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the credentials again when the process receives SIGHUP, which otherwise ends a JVM.
final class HangUpSignal implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(HangUpSignal.class);

  private final Runnable action;
  private @Nullable ProcessSignal signal;

  HangUpSignal(Runnable action) {
    this.action = action;
  }

  @Override
  public void start() {
    signal =
        ProcessSignal.handle(
            "HUP",
            () -> {
              LOG.info("SIGHUP: the credentials are read again");
              action.run();
            });
  }

  @Override
  public void stop() {
    if (signal != null) {
      signal.restore();
    }
  }
}
