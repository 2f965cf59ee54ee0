package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Removes credentials.
@Command(
    name = "remove",
    description = "Removes disabled credentials permanently, after a confirmation.")
final class RemoveCommand extends CredentialAction {

  @Override
  String run(AdminClient client, long id) throws IOException, InterruptedException {
    return client.remove(id).message();
  }

  @Override
  void confirm(CommandContext context) {
    context.confirm(Messages.text("Remove {0} permanently?", names()));
  }
}
