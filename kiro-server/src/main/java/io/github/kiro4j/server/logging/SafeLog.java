package io.github.kiro4j.server.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Makes the log safe against what clients, the upstream and files bring: model names, request ids,
/// labels, paths, error messages. No place that logs has to remember to escape.
public final class SafeLog {

  private SafeLog() {}

  /// Applies to every appender that is configured now, whatever its layout.
  public static void apply() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLoggerList().forEach(SafeLog::protect);
    }
  }

  static void protect(Logger logger) {
    List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    logger.iteratorForAppenders().forEachRemaining(appenders::add);
    for (Appender<ILoggingEvent> appender : appenders) {
      Appender<ILoggingEvent> safe = safe(appender);
      logger.detachAppender(appender);
      logger.addAppender(safe);
    }
  }

  private static Appender<ILoggingEvent> safe(Appender<ILoggingEvent> appender) {
    return switch (appender) {
      case SafeAppender done -> done;
      case SafeAsyncAppender done -> done;
      case AsyncAppender async -> new SafeAsyncAppender(async);
      default -> new SafeAppender(appender);
    };
  }
}
