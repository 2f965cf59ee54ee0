package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Sets the order of use of all credentials.
@Command(
    name = "order",
    description = "Sets the order in which the credentials are used: their priorities from 0 on.")
final class OrderCommand extends AdminCommand {

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description = "The ids of all credentials, the first to be used first.")
  List<Long> ids = List.of();

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    CredentialList list = context.client().order(ids);
    if (!context.output().printedAsDocument(list)) {
      context
          .output()
          .line(
              Messages.text(
                  "The order of use is {0}.",
                  list.credentials().stream()
                      .map(CredentialStatus::id)
                      .map(id -> "#" + id)
                      .collect(Collectors.joining(", "))));
    }
    return ExitCode.OK;
  }
}
