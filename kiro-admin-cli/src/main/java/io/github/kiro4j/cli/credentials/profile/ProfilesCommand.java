package io.github.kiro4j.cli.credentials.profile;

import io.github.kiro4j.api.admin.credentials.CredentialProfiles;
import io.github.kiro4j.api.admin.credentials.CredentialProfiles.Profile;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.Table;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Lists the profiles of a credential.
@Command(
    name = "profiles",
    description =
        "Lists the profiles of an organisation's account, and which of them is used. With -q only"
            + " the ids.")
public final class ProfilesCommand extends AdminCommand {

  @Parameters(paramLabel = "ID", description = "Id of a credential.")
  long id;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    CredentialProfiles found = context.client().profiles(id);
    Output output = context.output();
    if (output.printedAsDocument(found)) {
      return ExitCode.OK;
    }
    if (output.isQuiet()) {
      found.profiles().forEach(profile -> output.line(profile.id()));
    } else {
      output.print(table(found.profiles()));
      addHint(output, found.profiles());
    }
    return ExitCode.OK;
  }

  private static Table table(List<Profile> profiles) {
    Table table =
        Table.of(
            Column.name("PROFILE"),
            Column.flexible("NAME"),
            Column.of("REGION"),
            Column.of("ACTIVE").optional(1),
            Column.of("USED"));
    for (Profile profile : profiles) {
      table.row(
          Cell.of(profile.id()),
          Cell.of(profile.name()),
          Cell.of(profile.region()),
          Cell.of(Messages.text(profile.active() ? "yes" : "no")),
          Cell.of(
              Messages.text(profile.current() ? "yes" : "no"),
              profile.current() ? Style.GOOD : Style.PLAIN));
    }
    return table;
  }

  private void addHint(Output output, List<Profile> profiles) {
    if (profiles.isEmpty()) {
      output.hint(
          Messages.text(
              "Credential #{0} has no profiles to choose from: only organisations' accounts do.",
              id));
    } else if (profiles.size() > 1) {
      output.hint(
          Messages.text(
              "Choose another profile: {program} admin credentials profile {0} PROFILE", id));
    }
  }
}
