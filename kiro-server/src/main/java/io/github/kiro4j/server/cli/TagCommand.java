package io.github.kiro4j.server.cli;

import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.database.Migrations;
import java.io.IOException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// `db tag`: names the state of the table for a later rollback.
final class TagCommand extends DatabaseSubcommand {

  TagCommand() {
    super("tag", "Names the present state for a later db rollback --tag");
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser.addArgument("tag").metavar("TAG").help("the name");
  }

  @Override
  void run(Namespace arguments, KiroConfiguration configuration) throws IOException {
    String tag = arguments.getString("tag");
    new Migrations(configuration.database(), configuration.table()).tag(tag);
    System.out.printf("The table %s is tagged %s.%n", configuration.table(), tag);
  }
}
