package io.github.kiro4j.server.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// Loggers of libraries that would fill the log with what is no fault.
public final class QuietLoggers {

  private QuietLoggers() {}

  /// Jersey calls it an error, with a stack trace, when a client has left before the end of its
  /// reply. Faults of the gateway are logged where they are answered.
  public static void apply() {
    if (LoggerFactory.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder")
        instanceof Logger responder) {
      responder.setLevel(Level.OFF);
    }
  }
}
