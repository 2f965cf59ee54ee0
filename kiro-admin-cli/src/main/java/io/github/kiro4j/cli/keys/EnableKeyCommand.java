package io.github.kiro4j.cli.keys;

import io.github.kiro4j.api.admin.client.KeyClient;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Enables client keys.
@Command(name = "enable", description = "Enables client keys.")
final class EnableKeyCommand extends KeyAction {

  @Override
  String run(KeyClient keys, String id) throws IOException, InterruptedException {
    keys.edit(id, ClientKeySettings.onlyDisabled(false));
    return Messages.text("The client key {0} is enabled.", id);
  }
}
