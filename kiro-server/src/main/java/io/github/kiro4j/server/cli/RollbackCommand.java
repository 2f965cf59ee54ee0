package io.github.kiro4j.server.cli;

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

  RollbackCommand() {
    super(
        "rollback",
        "Undoes migrations; drops neither a credential nor a table that was there before");
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
        .help("how many migrations, from the last one on");
    extent.addArgument("-t", "--tag").help("back to where this tag was set");
  }

  @Override
  void run(Namespace arguments, KiroConfiguration configuration) throws IOException {
    Migrations migrations = new Migrations(configuration.database(), configuration.table());
    String tag = arguments.getString("tag");
    List<Step> undone =
        tag == null ? migrations.rollback(arguments.getInt("count")) : migrations.rollback(tag);
    undone.forEach(StepLine::print);
    System.out.printf(
        "Undid %s of the table %s.%n", Count.of(undone.size(), "migration"), configuration.table());
  }
}
