package io.github.kiro4j.cli.command;

import io.github.kiro4j.cli.output.TimeFormat;
import io.github.kiro4j.cli.terminal.SystemTerminal;
import io.github.kiro4j.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/// What the program finds around it.
///
/// @param home the user's folder
/// @param pause how it waits
public record CommandEnvironment(
    Map<String, String> environment, Path home, Terminal terminal, TimeFormat times, Pause pause) {

  /// The real ones of this process.
  public static CommandEnvironment ofProcess() {
    Map<String, String> environment = System.getenv();
    return new CommandEnvironment(
        environment,
        Path.of(System.getProperty("user.home")),
        new SystemTerminal(environment),
        new TimeFormat(InstantSource.system(), ZoneId::systemDefault),
        Thread::sleep);
  }

  /// Whether a terminal of this user may be painted, by <https://no-color.org>.
  public boolean likesColours() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  /// Waits.
  @FunctionalInterface
  public interface Pause {
    void of(Duration duration) throws InterruptedException;
  }
}
