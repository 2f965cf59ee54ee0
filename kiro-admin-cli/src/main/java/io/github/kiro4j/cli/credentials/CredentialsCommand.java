package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.cli.command.CommandGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The commands about credentials.
@Command(
    name = "credentials",
    description = "Lists, adds, changes and checks credentials.",
    synopsisSubcommandLabel = "COMMAND")
public final class CredentialsCommand implements Runnable {

  /// The commands below it.
  public static final CommandGroup GROUP =
      new CommandGroup()
          .with("list", ListCommand.class)
          .with("show", ShowCommand.class)
          .with("add", AddCommand.class)
          .with("import", ImportCommand.class)
          .with("enable", EnableCommand.class)
          .with("disable", DisableCommand.class)
          .with("priority", PriorityCommand.class)
          .with("reset", ResetCommand.class)
          .with("refresh", RefreshCommand.class)
          .with("test", TestCommand.class)
          .with("balance", BalanceCommand.class)
          .with("remove", RemoveCommand.class)
          .with("export", ExportCommand.class);

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
