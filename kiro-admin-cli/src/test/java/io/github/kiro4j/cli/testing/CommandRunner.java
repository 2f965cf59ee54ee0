package io.github.kiro4j.cli.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs the command line.
@FunctionalInterface
public interface CommandRunner {

  /// @param environment all that it finds in its environment
  /// @param input name of a file that is its standard input; none for null
  Run run(List<String> arguments, Map<String, String> environment, @Nullable String input)
      throws Exception;
}
