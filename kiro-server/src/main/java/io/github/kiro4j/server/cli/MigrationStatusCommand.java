package io.github.kiro4j.server.cli;

import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.Migrations.Step;
import io.github.kiro4j.server.database.Migrations.Step.State;
import java.io.IOException;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;

/// `db status`: lists the migrations. The command writes nothing, not even into the tables in which
/// Liquibase records migrations.
final class MigrationStatusCommand extends DatabaseSubcommand {

  MigrationStatusCommand() {
    super("status", "Lists which migrations are done and which are pending");
  }

  @Override
  void run(Namespace arguments, KiroConfiguration configuration) throws IOException {
    List<Step> steps = new Migrations(configuration.database(), configuration.table()).status();
    steps.forEach(StepLine::print);
    long pending = steps.stream().filter(step -> step.state() == State.PENDING).count();
    System.out.printf(
        "The table %s: %d of %d migrations pending.%n",
        configuration.table(), pending, steps.size());
  }
}
