package io.github.kiro4j.cli.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs commands.
@FunctionalInterface
public interface CommandRunner {

  /// Runs one command.
  ///
  /// @param environment all environment variables of the command
  /// @param input name of the file for standard input; null for an empty input
  Run run(List<String> arguments, Map<String, String> environment, @Nullable String input)
      throws Exception;
}
