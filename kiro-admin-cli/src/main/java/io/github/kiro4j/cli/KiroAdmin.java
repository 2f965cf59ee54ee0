package io.github.kiro4j.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./kiro admin`: the command-line client of a running gateway.
///
/// Exit codes: 0 all is well, 1 the gateway says no, 2 wrong usage, 3 the gateway cannot be
/// reached.
@Command(
    name = "kiro admin",
    description = "Command-line client of a running kiro4j gateway.",
    mixinStandardHelpOptions = true,
    subcommands = StatusCommand.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:the gateway says no",
      "2:wrong usage",
      "3:the gateway cannot be reached"
    })
public final class KiroAdmin implements Runnable {

  static final int REFUSED = 1;
  static final int UNREACHABLE = 3;

  @Spec CommandLine.Model.CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new KiroAdmin())
        .setExecutionExceptionHandler((exception, commandLine, _) -> {
          commandLine.getErr().println("kiro admin: " + exception.getMessage());
          return UNREACHABLE;
        });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
