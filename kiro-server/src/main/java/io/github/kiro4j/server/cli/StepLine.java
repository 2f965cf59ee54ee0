package io.github.kiro4j.server.cli;

import io.github.kiro4j.server.database.Migrations.Step;

/// One migration as a line of output.
final class StepLine {

  private StepLine() {}

  static void print(Step step) {
    String state =
        switch (step.state()) {
          case PENDING -> "pending";
          case DONE -> "done";
          case FOUND -> "was there";
        };
    System.out.printf("%-10s%s%n", state, step.id());
  }
}
