package io.github.kiro4j.server.cli;

import io.github.kiro4j.server.cli.language.CommandTexts;
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

  MigrationStatusCommand(CommandTexts messages) {
    super("status", "Lists which migrations are done and which are pending", messages);
  }

  @Override
  void run(Namespace arguments, KiroConfiguration configuration) throws IOException {
    List<Step> steps = new Migrations(configuration.database(), configuration.table()).status();
    StepLine.print(steps, messages());
    long pending = steps.stream().filter(step -> step.state() == State.PENDING).count();
    System.out.println(
        messages()
            .text(
                "The table {0}: {1} of {2} migrations pending.",
                configuration.table(), pending, steps.size()));
  }
}
