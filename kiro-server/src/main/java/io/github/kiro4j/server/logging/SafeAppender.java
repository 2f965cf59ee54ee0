package io.github.kiro4j.server.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/// Hands every event to another appender as a [SafeEvent].
final class SafeAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

  private final Appender<ILoggingEvent> appender;
  private final LogText text;

  SafeAppender(Appender<ILoggingEvent> appender, LogText text) {
    this.appender = appender;
    this.text = text;
    setName(appender.getName());
    setContext(appender.getContext());
    start();
  }

  @Override
  protected void append(ILoggingEvent event) {
    appender.doAppend(SafeEvent.of(event, text));
  }

  @Override
  public void stop() {
    super.stop();
    appender.stop();
  }
}
