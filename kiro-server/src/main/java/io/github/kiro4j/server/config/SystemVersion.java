package io.github.kiro4j.server.config;

import java.util.Locale;

/// The operating system as the upstream's clients name it: `linux#6.1.0`, `darwin#24.6.0`.
final class SystemVersion {

  private SystemVersion() {}

  static String ofThisMachine() {
    return of(System.getProperty("os.name", "linux"), System.getProperty("os.version", "6.1.0"));
  }

  static String of(String name, String version) {
    String lower = name.toLowerCase(Locale.ROOT);
    String platform =
        lower.startsWith("mac") ? "darwin" : lower.startsWith("win") ? "win32" : "linux";
    return platform + "#" + version.replaceAll("[^0-9.].*", "");
  }
}
