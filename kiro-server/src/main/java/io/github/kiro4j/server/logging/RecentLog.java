package io.github.kiro4j.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// The latest events of the log, in memory. [SafeLog] protects this appender as any other: there is
/// no secret in its entries. Safe for use by many threads.
public final class RecentLog extends UnsynchronizedAppenderBase<ILoggingEvent>
    implements AutoCloseable {

  /// The most entries that are kept.
  public static final int CAPACITY = 5_000;

  private static final int MOST_CHARACTERS = 8_000;

  /// Guarded by the monitor, as is `next`.
  private final Deque<Entry> entries = new ArrayDeque<>();

  private long next = 1;

  /// An event.
  ///
  /// @param id grows by 1 with each event
  /// @param request the id of the request that caused the event; null without one
  /// @param trace the exception with its stack; null without one
  public record Entry(
      long id,
      Instant time,
      Level level,
      String logger,
      String thread,
      String message,
      @Nullable String request,
      @Nullable String trace) {}

  /// A log that is not attached yet.
  public RecentLog() {
    setName("recent-" + System.identityHashCode(this));
  }

  /// Receives all events from now on. [SafeLog] has to be applied afterwards.
  public void attach() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
      attach(loggers);
    }
  }

  void attach(LoggerContext loggers) {
    setContext(loggers);
    start();
    loggers.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
  }

  /// Receives no more events.
  @Override
  public void close() {
    if (getContext() instanceof LoggerContext loggers) {
      loggers.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(getName());
    }
    stop();
  }

  @Override
  protected void append(ILoggingEvent event) {
    String message = bounded(event.getFormattedMessage());
    String trace = trace(event.getThrowableProxy());
    add(event, message, trace);
  }

  private synchronized void add(ILoggingEvent event, String message, @Nullable String trace) {
    entries.addLast(
        new Entry(
            next++,
            event.getInstant(),
            event.getLevel(),
            event.getLoggerName(),
            event.getThreadName(),
            message,
            event.getMDCPropertyMap().get(RequestContext.KEY),
            trace));
    if (entries.size() > CAPACITY) {
      entries.removeFirst();
    }
  }

  private static @Nullable String trace(@Nullable IThrowableProxy thrown) {
    return thrown == null ? null : bounded(ThrowableProxyUtil.asString(thrown));
  }

  private static String bounded(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }

  /// The latest entries that match, the oldest first.
  ///
  /// @param most the most entries
  public synchronized List<Entry> latest(Predicate<Entry> filter, int most) {
    List<Entry> found = entries.reversed().stream().filter(filter).limit(most).toList();
    return found.reversed();
  }
}
