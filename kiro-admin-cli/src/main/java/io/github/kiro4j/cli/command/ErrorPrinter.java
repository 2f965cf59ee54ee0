package io.github.kiro4j.cli.command;

import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.output.Output;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Prints errors on standard error: what happened, and what to do.
public final class ErrorPrinter {

  private ErrorPrinter() {}

  /// Prints what is wrong with the arguments.
  ///
  /// @return the exit code of the process
  public static int usageError(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    Output.printError(err, String.valueOf(exception.getMessage()), null);
    if (!UnmatchedArgumentException.printSuggestions(exception, err)) {
      err.println("Usage: " + command.getHelp().synopsis("Usage: ".length()).strip());
    }
    err.println("More: ./" + command.getCommandSpec().qualifiedName() + " --help");
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
                "Unexpected error in kiro admin: " + exception,
                "The error is a fault of the program. Please report it with the command line.");
    Output.printError(command.getErr(), failure.problem(), failure.advice().orElse(null));
    return failure.exitCode();
  }
}
