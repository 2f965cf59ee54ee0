package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.cli.credentials.profile.ProfileCommand;
import io.github.kiro4j.cli.credentials.profile.ProfilesCommand;
import io.github.kiro4j.cli.credentials.transfer.ExportCommand;
import io.github.kiro4j.cli.credentials.transfer.ImportCommand;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.signin.SignInCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The commands about credentials.
@Command(
    name = "credentials",
    description = "Lists, adds, changes and checks credentials.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      SignInCommand.class,
      AddCommand.class,
      EditCommand.class,
      ImportCommand.class,
      EnableCommand.class,
      DisableCommand.class,
      PriorityCommand.class,
      OrderCommand.class,
      ResetCommand.class,
      RefreshCommand.class,
      TestCommand.class,
      BalanceCommand.class,
      ProfilesCommand.class,
      ProfileCommand.class,
      RemoveCommand.class,
      ExportCommand.class
    })
public final class CredentialsCommand implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), Messages.text("A command is missing."));
  }
}
