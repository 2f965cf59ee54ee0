package io.github.kiro4j.server.config;

import ch.qos.logback.classic.Level;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// How much is logged where the configuration has no `logging` block.
final class LogLevel {

  private static final Set<String> NAMES = Set.of("off", "error", "warn", "info", "debug", "trace");

  private LogLevel() {}

  /// `KIRO4J_LOG`, else `RUST_LOG`, where kiro-rs looks. Of several directives, as in
  /// `info,hyper=warn`, the one without a target counts. What is no level is `INFO`.
  static Level from(Map<String, String> environment) {
    return Stream.of("KIRO4J_LOG", "RUST_LOG")
        .map(name -> environment.getOrDefault(name, ""))
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(directive -> directive.strip().toLowerCase(Locale.ROOT))
        .filter(NAMES::contains)
        .findFirst()
        .map(Level::valueOf)
        .orElse(Level.INFO);
  }
}
