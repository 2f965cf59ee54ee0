package io.github.kiro4j.cli.command;

import io.github.kiro4j.cli.output.TimeFormat;
import io.github.kiro4j.cli.terminal.SystemTerminal;
import io.github.kiro4j.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/// What the program gets from the operating system.
///
/// @param variables environment variables
/// @param home the user's home folder
/// @param pause how commands wait
public record CommandEnvironment(
    Map<String, String> variables, Path home, Terminal terminal, TimeFormat times, Pause pause) {

  /// The environment of this process.
  public static CommandEnvironment ofProcess() {
    Map<String, String> variables = System.getenv();
    return new CommandEnvironment(
        variables,
        Path.of(System.getProperty("user.home")),
        new SystemTerminal(variables),
        new TimeFormat(InstantSource.system(), ZoneId::systemDefault),
        Thread::sleep);
  }

  /// Whether the user allows colours, by <https://no-color.org>.
  public boolean allowsColours() {
    return variables.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(variables.get("TERM"));
  }

  /// Waits for a duration.
  @FunctionalInterface
  public interface Pause {
    void of(Duration duration) throws InterruptedException;
  }
}
