package io.github.kiro4j.cli.keys;

import io.github.kiro4j.api.admin.client.KeyClient;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Disables client keys.
@Command(
    name = "disable",
    description =
        "Disables client keys: requests with them are refused until they are enabled again.")
final class DisableKeyCommand extends KeyAction {

  @Override
  String run(KeyClient keys, String id) throws IOException, InterruptedException {
    keys.edit(id, ClientKeySettings.onlyDisabled(true));
    return Messages.text("The client key {0} is disabled.", id);
  }
}
