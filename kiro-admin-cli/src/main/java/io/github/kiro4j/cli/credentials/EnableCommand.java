package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.client.AdminClient;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Enables credentials.
@Command(name = "enable", description = "Enables credentials, and ends their cool-downs.")
final class EnableCommand extends CredentialAction {

  @Override
  String run(AdminClient client, long id) throws IOException, InterruptedException {
    return client.setDisabled(id, false).message();
  }
}
