package io.github.kiro4j.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/// Keeps libraries from logging details, whatever level is configured, now or later: HTTP clients,
/// HTTP servers and database drivers log headers, bodies and parameters there, with every token and
/// key in them.
final class LibraryLevels extends TurboFilter {

  private static final String OWN = "io.github.kiro4j.";

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    boolean detail = level.levelInt < Level.INFO_INT;
    return detail && !logger.getName().startsWith(OWN) ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
