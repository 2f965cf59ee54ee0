package io.github.kiro4j.server.cli;

import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.Migrations.Step;
import io.github.kiro4j.server.database.ServerStart;
import io.github.kiro4j.server.database.TableName;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;

/// `db migrate`: brings the table up to date. The command waits for a database server that is
/// starting, so that both can be started together.
final class MigrateCommand extends DatabaseSubcommand {

  private static final ServerStart SERVER_START =
      new ServerStart(Duration.ofSeconds(60), Clock.systemUTC(), Thread::sleep);

  MigrateCommand(CommandTexts messages) {
    super(
        "migrate",
        "Creates the table, adopts the one that is there, or brings it up to date",
        messages);
  }

  @Override
  void run(Namespace arguments, KiroConfiguration configuration) throws IOException {
    Database database = configuration.database();
    TableName table = configuration.table();
    SERVER_START.await(database);
    List<Step> steps = new Migrations(database, table).migrate();
    StepLine.print(steps, messages());
    System.out.println(
        messages()
            .text(
                steps.isEmpty() ? "The table {0} is up to date." : "The table {0} is ready.",
                table));
  }
}
