package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.AdminClient;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Takes credentials out of use.
@Command(
    name = "disable",
    description =
        "Takes credentials out of use until they are enabled. Requests under way end as they will.")
final class DisableCommand extends CredentialAction {

  @Override
  String act(AdminClient client, long id) throws IOException, InterruptedException {
    return client.setDisabled(id, true).message();
  }
}
