package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.AdminClient;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Takes credentials back into use.
@Command(name = "enable", description = "Enables credentials, and ends every cool-down of theirs.")
final class EnableCommand extends CredentialAction {

  @Override
  String act(AdminClient client, long id) throws IOException, InterruptedException {
    return client.setDisabled(id, false).message();
  }
}
