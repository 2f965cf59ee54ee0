package io.github.kiro4j.cli.keys;

import io.github.kiro4j.api.admin.client.KeyClient;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Deletes client keys.
@Command(
    name = "delete",
    description =
        "Deletes client keys permanently, after a confirmation. Their usage stays in the records.")
final class DeleteKeyCommand extends KeyAction {

  @Override
  String run(KeyClient keys, String id) throws IOException, InterruptedException {
    return keys.delete(id).message();
  }

  @Override
  void confirm(CommandContext context) {
    context.confirm(Messages.text("Delete {0} permanently?", String.join(", ", ids)));
  }
}
