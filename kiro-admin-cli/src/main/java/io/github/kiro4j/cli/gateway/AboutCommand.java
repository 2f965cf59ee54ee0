package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.operations.About;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Details;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Table;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows what the gateway is.
@Command(
    name = "about",
    description = "Shows the version and the build of the gateway, its documents, and licences.")
public final class AboutCommand extends AdminCommand {

  @Option(
      names = "--libraries",
      description = "List the libraries in the gateway and its page with their licences.")
  boolean libraries;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    About about = context.client().about();
    Output output = context.output();
    if (output.printedAsDocument(about)) {
      return ExitCode.OK;
    }
    if (libraries) {
      output.print(table(about));
    } else {
      output.print(details(about));
    }
    return ExitCode.OK;
  }

  private static Details details(About about) {
    Details details =
        new Details()
            .with("version", Messages.text("{0} on Java {1}", about.version(), about.javaVersion()))
            .with("build", build(about.build()))
            .with("storage", about.storage())
            .with("licence", about.licence());
    about.documents().forEach(document -> details.with(document.name(), document.path()));
    return details;
  }

  private static @Nullable String build(About.@Nullable Build build) {
    return build == null
        ? null
        : Messages.text("commit {0} of {1}", build.revision(), build.time());
  }

  static Table table(About about) {
    Table table =
        Table.of(
            Column.name("LIBRARY"),
            Column.of("VERSION"),
            Column.flexible("LICENCES"),
            Column.of("PART").optional(1));
    for (About.Library library : about.libraries()) {
      table.row(
          Cell.of(library.name()),
          Cell.of(library.version()),
          Cell.of(String.join(", ", library.licences())),
          Cell.of(library.part()));
    }
    return table;
  }
}
