package io.github.kiro4j.cli.keys;

import io.github.kiro4j.cli.language.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The commands about client keys.
@Command(
    name = "keys",
    description = "Lists, creates and changes the API keys of clients.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListKeysCommand.class,
      ShowKeyCommand.class,
      CreateKeyCommand.class,
      EditKeyCommand.class,
      RotateClientKeyCommand.class,
      EnableKeyCommand.class,
      DisableKeyCommand.class,
      DeleteKeyCommand.class
    })
public final class KeysCommand implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), Messages.text("A command is missing."));
  }
}
