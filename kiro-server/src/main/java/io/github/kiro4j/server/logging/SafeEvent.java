package io.github.kiro4j.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.MessageFormatter;

/// An event without secrets, whose values from outside are on one line each: the arguments of its
/// message, the messages of its exceptions, its fields and its context. The text of the message
/// itself is the program's. The message is complete: it has no arguments beside it.
final class SafeEvent implements ILoggingEvent {

  private final ILoggingEvent event;
  private final String message;
  private final @Nullable IThrowableProxy throwable;
  private final @Nullable List<KeyValuePair> fields;
  private final Map<String, String> context;

  private SafeEvent(ILoggingEvent event, LogText text) {
    this.event = event;
    this.message = text.sentence(complete(event, text));
    this.throwable = SafeThrowable.of(event.getThrowableProxy(), text);
    this.fields = fields(event.getKeyValuePairs(), text);
    this.context = context(event.getMDCPropertyMap(), text);
  }

  /// The same event if all of it is safe.
  static ILoggingEvent of(ILoggingEvent event, LogText text) {
    SafeEvent safe = new SafeEvent(event, text);
    return safe.changesNothing() ? event : safe;
  }

  private boolean changesNothing() {
    return throwable == null
        && message.equals(event.getFormattedMessage())
        && Objects.equals(fields, event.getKeyValuePairs())
        && context.equals(event.getMDCPropertyMap());
  }

  /// The message with its arguments. Secrets in it are masked when it is complete, because a
  /// message and its argument may be a secret together only.
  private static String complete(ILoggingEvent event, LogText text) {
    Object[] arguments = event.getArgumentArray();
    if (arguments == null || Arrays.stream(arguments).allMatch(SafeEvent::isOnOneLine)) {
      return String.valueOf(event.getFormattedMessage());
    }
    Object[] values =
        Arrays.stream(arguments).map(value -> text.argument(String.valueOf(value))).toArray();
    return String.valueOf(MessageFormatter.arrayFormat(event.getMessage(), values).getMessage());
  }

  private static boolean isOnOneLine(Object argument) {
    return OneLine.isSafe(String.valueOf(argument));
  }

  private static @Nullable List<KeyValuePair> fields(
      @Nullable List<KeyValuePair> fields, LogText text) {
    return fields == null
        ? null
        : fields.stream().map(field -> new KeyValuePair(field.key, field(field, text))).toList();
  }

  private static Object field(KeyValuePair field, LogText text) {
    return field.value instanceof Number number ? number : text.value(String.valueOf(field.value));
  }

  private static Map<String, String> context(Map<String, String> context, LogText text) {
    return context.isEmpty()
        ? context
        : context.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> text.value(e.getValue())));
  }

  @Override
  public Object @Nullable [] getArgumentArray() {
    return null;
  }

  @Override
  public String getFormattedMessage() {
    return message;
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
    return context;
  }

  @Override
  @Deprecated
  public Map<String, String> getMdc() {
    return context;
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
  public @Nullable List<KeyValuePair> getKeyValuePairs() {
    return fields;
  }

  @Override
  public void prepareForDeferredProcessing() {
    event.prepareForDeferredProcessing();
  }
}
