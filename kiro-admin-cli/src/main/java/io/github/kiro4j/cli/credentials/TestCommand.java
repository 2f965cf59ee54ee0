package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.credentials.CredentialTest;
import io.github.kiro4j.cli.output.TimeFormat;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Tests credentials.
@Command(
    name = "test",
    description = "Sends one tiny request to the upstream with each credential.")
final class TestCommand extends CredentialAction {

  @Override
  String run(AdminClient client, long id) throws IOException, InterruptedException {
    CredentialTest test = client.test(id);
    return test.message()
        + " ("
        + test.model()
        + ", "
        + TimeFormat.seconds(test.durationMs())
        + ")";
  }
}
