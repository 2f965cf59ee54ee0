package io.github.kiro4j.server.cli;

import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.database.Migrations;
import java.io.IOException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// `db tag`: names the state of the table for a later rollback.
final class TagCommand extends DatabaseSubcommand {

  TagCommand(CommandTexts messages) {
    super("tag", "Names the present state for a later db rollback --tag", messages);
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser.addArgument("tag").metavar("TAG").help(messages().text("the name"));
  }

  @Override
  void run(Namespace arguments, KiroConfiguration configuration) throws IOException {
    String tag = arguments.getString("tag");
    new Migrations(configuration.database(), configuration.table()).tag(tag);
    System.out.println(messages().text("The table {0} is tagged {1}.", configuration.table(), tag));
  }
}
