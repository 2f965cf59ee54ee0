package io.github.kiro4j.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Sets the levels of libraries' loggers: some report as errors what is no error, others tell at
/// each start what no operator needs.
public final class QuietLoggers {

  /// Jersey logs an error with a stack trace when a client disconnects before the end of the
  /// response; the exception mappers log the gateway's own errors. Dropwizard logs the stack trace
  /// of a failed start, which the command reports in a sentence.
  private static final List<String> REPORTED_ELSEWHERE =
      List.of(
          "org.glassfish.jersey.server.ServerRuntime$Responder",
          "io.dropwizard.core.cli.ServerCommand");

  private static final List<String> TALKATIVE =
      List.of("io.dropwizard", "org.eclipse.jetty", "liquibase");

  private QuietLoggers() {}

  /// Sets all levels. A level that the configuration sets for a logger stays, and so does a level
  /// below `INFO` for all loggers.
  public static void apply() {
    REPORTED_ELSEWHERE.forEach(QuietLoggers::switchOff);
    TALKATIVE.forEach(QuietLoggers::warnOnly);
  }

  private static void warnOnly(String name) {
    if (LoggerFactory.getLogger(name) instanceof Logger logger
        && logger.getLevel() == null
        && Level.INFO.equals(logger.getEffectiveLevel())) {
      logger.setLevel(Level.WARN);
    }
  }

  private static void switchOff(String name) {
    if (LoggerFactory.getLogger(name) instanceof Logger logger) {
      logger.setLevel(Level.OFF);
    }
  }
}
