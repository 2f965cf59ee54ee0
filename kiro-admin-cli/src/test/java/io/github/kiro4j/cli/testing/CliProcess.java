package io.github.kiro4j.cli.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs every command as a process of its own.
///
/// @param home the working directory of the process, and the home folder of its user
public record CliProcess(CliProgram program, Path home) implements CommandRunner {

  @Override
  public Run run(List<String> arguments, Map<String, String> environment, @Nullable String input)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("kiro4j-cli", ".out");
    Path errors = Files.createTempFile("kiro4j-cli", ".err");
    try {
      Process process =
          builder(arguments, environment)
              .redirectInput(
                  input == null ? Path.of("/dev/null").toFile() : home.resolve(input).toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      int exitCode = process.waitFor();
      return new Run(Files.readString(output), Files.readString(errors), exitCode);
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private ProcessBuilder builder(List<String> arguments, Map<String, String> environment) {
    List<String> command = new ArrayList<>(program.command());
    command.add(1, "-Duser.home=" + home);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }
}
