package io.github.kiro4j.cli.command;

import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Output;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Prints errors on standard error: what happened, and what to do.
public final class ErrorPrinter {

  private ErrorPrinter() {}

  /// Prints what is wrong with the arguments.
  ///
  /// @return the exit code of the process
  public static int usageError(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    Output.printError(err, UsageProblem.sentence(exception), null);
    List<String> suggestions = UsageProblem.suggestions(exception);
    if (suggestions.isEmpty()) {
      err.println(
          Messages.text("Usage: {0}", command.getHelp().synopsis("Usage: ".length()).strip()));
    } else {
      err.println(Messages.text("Did you mean: {0}?", String.join(", ", suggestions)));
    }
    err.println(Messages.text("More: {0} --help", command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  /// Prints why a command failed.
  ///
  /// @return the exit code of the process
  public static int executionError(Exception exception, CommandLine command) {
    CliException failure =
        exception instanceof CliException known
            ? known
            : new CliException(
                ExitCode.FAILED,
                Messages.text("Unexpected error: {0}", exception),
                Messages.text(
                    "The error is a fault of the program. Please report it with the command line."));
    Output.printError(command.getErr(), failure.problem(), failure.advice().orElse(null));
    return failure.exitCode();
  }
}
