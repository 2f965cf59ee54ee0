package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.client.AdminClient;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Refreshes tokens.
@Command(name = "refresh", description = "Refreshes the tokens of credentials now.")
final class RefreshCommand extends CredentialAction {

  @Override
  String run(AdminClient client, long id) throws IOException, InterruptedException {
    return client.refresh(id).message();
  }
}
