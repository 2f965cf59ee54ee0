package io.github.kiro4j.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.MessageFormatter;

/// An event whose values from outside, the arguments of its message and the messages of its
/// exceptions, are on one line each. The text of the message itself is the program's.
final class SafeEvent implements ILoggingEvent {

  private final ILoggingEvent event;
  private final Object @Nullable [] arguments;
  private final @Nullable IThrowableProxy throwable;

  private SafeEvent(ILoggingEvent event) {
    this.event = event;
    this.arguments = safe(event.getArgumentArray());
    this.throwable = SafeThrowable.of(event.getThrowableProxy());
  }

  /// The same event if all of its values are safe.
  static ILoggingEvent of(ILoggingEvent event) {
    boolean safe = event.getThrowableProxy() == null && areSafe(event.getArgumentArray());
    return safe ? event : new SafeEvent(event);
  }

  private static boolean areSafe(Object @Nullable [] arguments) {
    return arguments == null
        || Arrays.stream(arguments).allMatch(value -> OneLine.isSafe(String.valueOf(value)));
  }

  private static Object @Nullable [] safe(Object @Nullable [] arguments) {
    return arguments == null
        ? null
        : Arrays.stream(arguments).map(value -> OneLine.of(String.valueOf(value))).toArray();
  }

  @Override
  public Object @Nullable [] getArgumentArray() {
    return arguments;
  }

  @Override
  public String getFormattedMessage() {
    return arguments == null
        ? event.getFormattedMessage()
        : String.valueOf(MessageFormatter.arrayFormat(event.getMessage(), arguments).getMessage());
  }

  @Override
  public @Nullable IThrowableProxy getThrowableProxy() {
    return throwable;
  }

  @Override
  public String getThreadName() {
    return event.getThreadName();
  }

  @Override
  public Level getLevel() {
    return event.getLevel();
  }

  @Override
  public String getMessage() {
    return event.getMessage();
  }

  @Override
  public String getLoggerName() {
    return event.getLoggerName();
  }

  @Override
  public LoggerContextVO getLoggerContextVO() {
    return event.getLoggerContextVO();
  }

  @Override
  public StackTraceElement[] getCallerData() {
    return event.getCallerData();
  }

  @Override
  public boolean hasCallerData() {
    return event.hasCallerData();
  }

  @Override
  public List<Marker> getMarkerList() {
    return event.getMarkerList();
  }

  @Override
  public Map<String, String> getMDCPropertyMap() {
    return event.getMDCPropertyMap();
  }

  @Override
  @Deprecated
  public Map<String, String> getMdc() {
    return event.getMdc();
  }

  @Override
  public long getTimeStamp() {
    return event.getTimeStamp();
  }

  @Override
  public int getNanoseconds() {
    return event.getNanoseconds();
  }

  @Override
  public long getSequenceNumber() {
    return event.getSequenceNumber();
  }

  @Override
  public List<KeyValuePair> getKeyValuePairs() {
    return event.getKeyValuePairs();
  }

  @Override
  public void prepareForDeferredProcessing() {
    event.prepareForDeferredProcessing();
  }
}
