package io.github.kiro4j.cli;

import io.github.kiro4j.cli.command.CommandEnvironment;
import io.github.kiro4j.cli.command.CommandGroup;
import io.github.kiro4j.cli.command.ErrorPrinter;
import io.github.kiro4j.cli.command.GlobalOptions;
import io.github.kiro4j.cli.command.Root;
import io.github.kiro4j.cli.credentials.CredentialsCommand;
import io.github.kiro4j.cli.doctor.DoctorCommand;
import io.github.kiro4j.cli.gateway.ConfigCommand;
import io.github.kiro4j.cli.gateway.LoginCommand;
import io.github.kiro4j.cli.gateway.ModelsCommand;
import io.github.kiro4j.cli.gateway.RequestsCommand;
import io.github.kiro4j.cli.gateway.StatsCommand;
import io.github.kiro4j.cli.gateway.StatusCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./kiro admin`: the command-line client of a running gateway.
@Command(
    name = "kiro admin",
    description = "Asks and changes a running kiro4j gateway.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; all is well",
      "1:the gateway refuses or fails",
      "2:wrong usage, or a file that cannot be used",
      "3:the gateway cannot be reached",
      "4:no admin key, or a wrong one",
      "5:there is no such credential or request",
      "6:done for some, failed for others",
      "7:not confirmed",
      "130:interrupted"
    },
    footer = {
      "",
      "The key is the adminApiKey of the gateway. Keep it with: ./kiro admin login",
      "Every command has its own --help."
    })
public final class KiroAdmin implements Runnable, Root {

  private static final int NARROWEST_HELP = 60;
  private static final int WIDEST_HELP = 100;

  private static final CommandGroup COMMANDS =
      new CommandGroup()
          .with("status", StatusCommand.class)
          .with("doctor", DoctorCommand.class)
          .with("credentials", CredentialsCommand.class, CredentialsCommand.GROUP)
          .with("requests", RequestsCommand.class, RequestsCommand.GROUP)
          .with("stats", StatsCommand.class)
          .with("models", ModelsCommand.class)
          .with("config", ConfigCommand.class, ConfigCommand.GROUP)
          .with("login", LoginCommand.class)
          .with("completion", CompletionCommand.class);

  @Mixin GlobalOptions options;
  @Spec CommandSpec spec;

  private final CommandEnvironment surroundings;

  private KiroAdmin(CommandEnvironment surroundings) {
    this.surroundings = surroundings;
  }

  public static void main(String[] arguments) {
    CommandLine commandLine =
        commandLine(CommandEnvironment.ofProcess(), arguments)
            .setOut(writer(FileDescriptor.out))
            .setErr(writer(FileDescriptor.err));
    System.exit(commandLine.execute(arguments));
  }

  /// UTF-8 whatever the locale, so that what is piped on is whole.
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  static CommandLine commandLine(CommandEnvironment surroundings, String... arguments) {
    int columns = surroundings.terminal().columns();
    boolean colours = surroundings.terminal().showsOutput() && surroundings.likesColours();
    CommandLine commandLine = new CommandLine(new KiroAdmin(surroundings));
    COMMANDS.addTo(commandLine, new HashSet<>(List.of(arguments)));
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(Help.defaultColorScheme(colours ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.clamp(columns, NARROWEST_HELP, WIDEST_HELP))
        .setParameterExceptionHandler(ErrorPrinter::misused)
        .setExecutionExceptionHandler(
            (exception, command, _) -> ErrorPrinter.failed(exception, command));
  }

  @Override
  public GlobalOptions options() {
    return options;
  }

  @Override
  public CommandEnvironment surroundings() {
    return surroundings;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
