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

/// An event without secrets, whose values from outside, the arguments of its message and the
/// messages of its exceptions, are on one line each. The text of the message itself is the
/// program's.
final class SafeEvent implements ILoggingEvent {

  private final ILoggingEvent event;
  private final String message;
  private final String formattedMessage;
  private final Object @Nullable [] arguments;
  private final @Nullable IThrowableProxy throwable;

  private SafeEvent(ILoggingEvent event, LogText text) {
    this.event = event;
    this.message = text.sentence(event.getMessage());
    this.arguments = values(event.getArgumentArray(), text);
    this.formattedMessage = text.sentence(formatted());
    this.throwable = SafeThrowable.of(event.getThrowableProxy(), text);
  }

  /// The same event if all of it is safe.
  static ILoggingEvent of(ILoggingEvent event, LogText text) {
    boolean safe =
        event.getThrowableProxy() == null
            && areUnchanged(event.getArgumentArray(), text)
            && text.sentence(event.getFormattedMessage()).equals(event.getFormattedMessage());
    return safe ? event : new SafeEvent(event, text);
  }

  private static boolean areUnchanged(Object @Nullable [] arguments, LogText text) {
    return arguments == null
        || Arrays.stream(arguments).allMatch(value -> text.isUnchanged(String.valueOf(value)));
  }

  private static Object @Nullable [] values(Object @Nullable [] arguments, LogText text) {
    return arguments == null
        ? null
        : Arrays.stream(arguments).map(value -> text.value(String.valueOf(value))).toArray();
  }

  private String formatted() {
    return arguments == null
        ? event.getFormattedMessage()
        : String.valueOf(MessageFormatter.arrayFormat(message, arguments).getMessage());
  }

  @Override
  public Object @Nullable [] getArgumentArray() {
    return arguments;
  }

  @Override
  public String getFormattedMessage() {
    return formattedMessage;
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
    return message;
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
