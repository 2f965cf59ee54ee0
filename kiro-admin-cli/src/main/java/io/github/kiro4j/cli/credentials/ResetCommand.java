package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.client.AdminClient;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Resets credentials.
@Command(
    name = "reset",
    description = "Enables credentials, and clears their failures and cool-downs.")
final class ResetCommand extends CredentialAction {

  @Override
  String run(AdminClient client, long id) throws IOException, InterruptedException {
    return client.reset(id).message();
  }
}
