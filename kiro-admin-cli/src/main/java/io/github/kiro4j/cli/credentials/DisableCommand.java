package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.client.AdminClient;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Disables credentials.
@Command(
    name = "disable",
    description =
        "Disables credentials until they are enabled again. Requests under way are not cancelled.")
final class DisableCommand extends CredentialAction {

  @Override
  String run(AdminClient client, long id) throws IOException, InterruptedException {
    return client.setDisabled(id, true).message();
  }
}
