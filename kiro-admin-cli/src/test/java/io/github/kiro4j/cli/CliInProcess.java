package io.github.kiro4j.cli;

import io.github.kiro4j.cli.command.CommandEnvironment;
import io.github.kiro4j.cli.output.TimeFormat;
import io.github.kiro4j.cli.terminal.Terminal;
import io.github.kiro4j.cli.testing.CommandRunner;
import io.github.kiro4j.cli.testing.FakeTerminal;
import io.github.kiro4j.cli.testing.Run;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs commands within the test process: faster than a process of their own, and with a fake
/// terminal.
final class CliInProcess implements CommandRunner {

  private final Path folder;
  private final CommandEnvironment.Pause pause;

  CliInProcess(Path folder) {
    this(folder, _ -> {});
  }

  CliInProcess(Path folder, CommandEnvironment.Pause pause) {
    this.folder = folder;
    this.pause = pause;
  }

  @Override
  public Run run(List<String> arguments, Map<String, String> environment, @Nullable String input)
      throws Exception {
    try (InputStream standardInput =
        input == null
            ? InputStream.nullInputStream()
            : Files.newInputStream(folder.resolve(input))) {
      String[] located = arguments.stream().map(this::located).toArray(String[]::new);
      return run(FakeTerminal.absent(standardInput), environment, located);
    }
  }

  /// The path of a file in the folder, which is not the working directory of the test process.
  private String located(String argument) {
    Path file = folder.resolve(argument);
    return Files.isRegularFile(file) ? file.toString() : argument;
  }

  Run run(Terminal terminal, Map<String, String> variables, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandEnvironment environment =
        new CommandEnvironment(
            variables,
            folder,
            terminal,
            new TimeFormat(InstantSource.system(), () -> ZoneOffset.UTC),
            pause);
    int exitCode =
        KiroAdmin.commandLine(environment)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Run(out.toString(), err.toString(), exitCode);
  }
}
