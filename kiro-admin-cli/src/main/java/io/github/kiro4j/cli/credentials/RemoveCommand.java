package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.AdminClient;
import io.github.kiro4j.cli.command.CommandContext;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Removes credentials.
@Command(
    name = "remove",
    description = "Removes credentials for good, after a confirmation. They have to be disabled.")
final class RemoveCommand extends CredentialAction {

  @Override
  String act(AdminClient client, long id) throws IOException, InterruptedException {
    return client.remove(id).message();
  }

  @Override
  void confirm(CommandContext session) {
    session.confirm("Remove " + names() + " for good?");
  }
}
