package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.AdminClient;
import io.github.kiro4j.api.admin.credentials.CredentialTest;
import io.github.kiro4j.cli.output.TimeFormat;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Tries credentials out.
@Command(name = "test", description = "Sends the upstream one tiny request with each credential.")
final class TestCommand extends CredentialAction {

  @Override
  String act(AdminClient client, long id) throws IOException, InterruptedException {
    CredentialTest test = client.test(id);
    return test.message()
        + " ("
        + test.model()
        + ", "
        + TimeFormat.seconds(test.durationMs())
        + ")";
  }
}
