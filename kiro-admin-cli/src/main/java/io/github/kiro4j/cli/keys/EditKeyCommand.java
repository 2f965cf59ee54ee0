package io.github.kiro4j.cli.keys;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.api.admin.keys.ClientKeyDetail;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Changes settings of a client key.
@Command(
    name = "edit",
    description = "Changes settings of a client key, at once on every gateway.",
    sortOptions = false,
    footer = {
      "",
      "  " + Program.VARIABLE + " admin keys edit key_ab3de5fg --requests-per-minute 20",
      "  " + Program.VARIABLE + " admin keys edit key_ab3de5fg --models '' --expires ''"
    })
final class EditKeyCommand extends AdminCommand {

  @Parameters(paramLabel = "ID", description = "Id of a client key.")
  String id;

  @Option(names = "--name", paramLabel = "NAME", description = "A name for people.")
  @Nullable String name;

  @Mixin KeyOptions options;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    ClientKeySettings changes = options.settings(name);
    if (changes.equals(new ClientKeySettings(null, null, null, null, null, null, null, null))) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text("No setting is named."),
          Messages.text("The options are: {program} admin keys edit --help"));
    }
    ClientKeyDetail edited = context.client().keys().edit(id, changes);
    if (!context.output().printedAsDocument(edited)) {
      context.output().success(Messages.text("The client key {0} was changed.", id));
    }
    return ExitCode.OK;
  }
}
