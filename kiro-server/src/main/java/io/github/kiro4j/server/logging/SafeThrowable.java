package io.github.kiro4j.server.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An exception whose message, and those of its causes, are on one line each.
record SafeThrowable(IThrowableProxy exception, LogText text) implements IThrowableProxy {

  static @Nullable IThrowableProxy of(@Nullable IThrowableProxy exception, LogText text) {
    return exception == null ? null : new SafeThrowable(exception, text);
  }

  @Override
  public @Nullable String getMessage() {
    return text.valueOrNull(exception.getMessage());
  }

  @Override
  public @Nullable String getOverridingMessage() {
    return text.valueOrNull(exception.getOverridingMessage());
  }

  @Override
  public String getClassName() {
    return exception.getClassName();
  }

  @Override
  public StackTraceElementProxy[] getStackTraceElementProxyArray() {
    return exception.getStackTraceElementProxyArray();
  }

  @Override
  public int getCommonFrames() {
    return exception.getCommonFrames();
  }

  @Override
  public @Nullable IThrowableProxy getCause() {
    return of(exception.getCause(), text);
  }

  @Override
  public IThrowableProxy[] getSuppressed() {
    return Stream.of(exception.getSuppressed())
        .map(suppressed -> new SafeThrowable(suppressed, text))
        .toArray(IThrowableProxy[]::new);
  }

  @Override
  public boolean isCyclic() {
    return exception.isCyclic();
  }
}
