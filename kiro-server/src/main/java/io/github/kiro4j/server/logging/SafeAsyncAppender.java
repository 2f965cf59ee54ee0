package io.github.kiro4j.server.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// Hands every event to an asynchronous appender as a [SafeEvent].
///
/// Dropwizard looks for asynchronous appenders when it stops, and waits until their queues are
/// empty: hence the type. The appender inside of the other one cannot be replaced instead, because
/// Logback ignores the second appender that is added to an asynchronous one.
final class SafeAsyncAppender extends AsyncAppender {

  private final AsyncAppender appender;
  private final LogText text;

  SafeAsyncAppender(AsyncAppender appender, LogText text) {
    this.appender = appender;
    this.text = text;
    setName(appender.getName());
    setContext(appender.getContext());
    setMaxFlushTime(appender.getMaxFlushTime());
  }

  @Override
  public void doAppend(ILoggingEvent event) {
    appender.doAppend(SafeEvent.of(event, text));
  }

  @Override
  public int getNumberOfElementsInQueue() {
    return appender.getNumberOfElementsInQueue();
  }

  @Override
  public boolean isStarted() {
    return appender.isStarted();
  }

  @Override
  public void stop() {
    appender.stop();
  }
}
