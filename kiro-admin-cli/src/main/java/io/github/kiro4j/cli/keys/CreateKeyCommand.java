package io.github.kiro4j.cli.keys;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.api.admin.keys.NewClientKey;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Creates a client key.
@Command(
    name = "create",
    description = {
      "Creates a client key, and prints the key. The gateway keeps only a hash, and cannot show the "
          + "key again."
    },
    sortOptions = false,
    footer = {
      "",
      "  " + Program.VARIABLE + " admin keys create alice",
      "  "
          + Program.VARIABLE
          + " admin keys create ci --models 'claude-haiku-*' --tokens-per-day 1000000"
    })
final class CreateKeyCommand extends AdminCommand {

  @Parameters(paramLabel = "NAME", description = "A name for people.")
  String name;

  @Mixin KeyOptions options;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    NewClientKey issued = context.client().keys().create(options.settings(name));
    KeyOutput.print(
        context.output(),
        issued,
        Messages.text("The client key {0} was created.", issued.detail().id()));
    return ExitCode.OK;
  }
}
