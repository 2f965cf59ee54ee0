package io.github.kiro4j.server.cli;

import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.database.Migrations.Step;
import java.util.List;

/// One migration as a line of output.
final class StepLine {

  private StepLine() {}

  static void print(List<Step> steps, CommandTexts messages) {
    for (Step step : steps) {
      String state =
          switch (step.state()) {
            case PENDING -> messages.text("pending");
            case DONE -> messages.text("done");
            case FOUND -> messages.text("was there");
          };
      System.out.printf("%-10s%s%n", state, step.id());
    }
  }
}
