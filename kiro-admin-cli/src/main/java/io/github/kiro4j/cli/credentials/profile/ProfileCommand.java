package io.github.kiro4j.cli.credentials.profile;

import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Chooses the profile that a credential uses.
@Command(
    name = "profile",
    description = "Chooses which of the profiles of an organisation's account is used.")
public final class ProfileCommand extends AdminCommand {

  @Parameters(paramLabel = "ID", description = "Id of a credential.")
  long id;

  @Parameters(
      paramLabel = "PROFILE",
      description = "Id of a profile, as the command profiles lists it.")
  String profile;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    context.output().printChange(context.client().chooseProfile(id, profile));
    return ExitCode.OK;
  }
}
