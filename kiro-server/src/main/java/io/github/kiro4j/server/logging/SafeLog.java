package io.github.kiro4j.server.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Makes the log safe: it shows no secret at any level, and what clients, the upstream and files
/// bring (model names, request ids, labels, paths, error messages) stays on one line. No place that
/// logs has to remember to mask or to escape.
public final class SafeLog {

  private final LogText text;

  private SafeLog(LiveSecrets secrets) {
    this.text = new LogText(secrets);
  }

  /// Applies to every appender that is configured now, whatever its layout, and caps the levels of
  /// libraries.
  public static void apply(LiveSecrets secrets) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      apply(context, secrets);
    }
  }

  static void apply(LoggerContext context, LiveSecrets secrets) {
    SafeLog log = new SafeLog(secrets);
    context.getLoggerList().forEach(log::protect);
    context.getTurboFilterList().removeIf(LibraryLevels.class::isInstance);
    context.addTurboFilter(new LibraryLevels());
  }

  private void protect(Logger logger) {
    List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    logger.iteratorForAppenders().forEachRemaining(appenders::add);
    for (Appender<ILoggingEvent> appender : appenders) {
      Appender<ILoggingEvent> safe = safe(appender);
      logger.detachAppender(appender);
      logger.addAppender(safe);
    }
  }

  private Appender<ILoggingEvent> safe(Appender<ILoggingEvent> appender) {
    return switch (appender) {
      case SafeAppender done -> done;
      case SafeAsyncAppender done -> done;
      case AsyncAppender async -> new SafeAsyncAppender(async, text);
      default -> new SafeAppender(appender, text);
    };
  }
}
