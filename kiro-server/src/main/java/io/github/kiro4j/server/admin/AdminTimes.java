package io.github.kiro4j.server.admin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as kiro-rs writes them: RFC 3339 in UTC with a numeric offset.
public final class AdminTimes {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

  private AdminTimes() {}

  /// To the second.
  public static String text(Instant time) {
    return FORMAT.format(time);
  }
}
