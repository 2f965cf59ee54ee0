package io.github.kiro4j.cli.command;

import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.output.Output;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says on standard error what went wrong: a sentence, and what to do next.
public final class ErrorPrinter {

  private ErrorPrinter() {}

  /// Prints what is wrong with the arguments.
  ///
  /// @return what the process ends with
  public static int misused(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    Output.complain(err, String.valueOf(exception.getMessage()), null);
    if (!UnmatchedArgumentException.printSuggestions(exception, err)) {
      err.println("Usage: " + command.getHelp().synopsis("Usage: ".length()).strip());
    }
    err.println("More: ./" + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /// Prints why a command could not be carried out.
  ///
  /// @return what the process ends with
  public static int failed(Exception exception, CommandLine command) {
    CliException failure =
        exception instanceof CliException known
            ? known
            : new CliException(
                ExitCode.FAILED,
                "This should not happen: " + exception,
                "Please report it, together with the command that you gave.");
    Output.complain(command.getErr(), failure.problem(), failure.advice().orElse(null));
    return failure.exitCode();
  }
}
