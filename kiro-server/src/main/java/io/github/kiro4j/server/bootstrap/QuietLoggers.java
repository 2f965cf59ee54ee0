package io.github.kiro4j.server.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// Switches off loggers of libraries that report as errors what is no error.
public final class QuietLoggers {

  private QuietLoggers() {}

  /// Jersey logs an error with a stack trace when a client disconnects before the end of the
  /// response. The exception mappers log the gateway's own errors.
  public static void apply() {
    if (LoggerFactory.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder")
        instanceof Logger responder) {
      responder.setLevel(Level.OFF);
    }
  }
}
