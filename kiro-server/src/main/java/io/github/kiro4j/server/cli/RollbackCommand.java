package io.github.kiro4j.server.cli;

import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.Migrations.Step;
import java.io.IOException;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.MutuallyExclusiveGroup;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// `db rollback`: undoes the latest migrations.
final class RollbackCommand extends DatabaseSubcommand {

  RollbackCommand(CommandTexts messages) {
    super(
        "rollback",
        "Undoes migrations; drops neither a credential nor a table that was there before",
        messages);
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    MutuallyExclusiveGroup extent = parser.addMutuallyExclusiveGroup().required(true);
    extent
        .addArgument("-c", "--count")
        .type(Integer.class)
        .choices(Arguments.range(1, Integer.MAX_VALUE))
        .metavar("COUNT")
        .help(messages().text("how many migrations, from the last one on"));
    extent.addArgument("-t", "--tag").help(messages().text("back to where this tag was set"));
  }

  @Override
  void run(Namespace arguments, KiroConfiguration configuration) throws IOException {
    Migrations migrations = new Migrations(configuration.database(), configuration.table());
    String tag = arguments.getString("tag");
    List<Step> undone =
        tag == null ? migrations.rollback(arguments.getInt("count")) : migrations.rollback(tag);
    StepLine.print(undone, messages());
    System.out.println(
        messages()
            .text(
                "Undid {0} of the table {1}.",
                messages().count(undone.size(), "{0} migration", "{0} migrations"),
                configuration.table()));
  }
}
