package io.github.kiro4j.cli.doctor;

import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.DisplayWidth;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Checks the gateway and everything that it depends on.
@Command(
    name = "doctor",
    description = {
      "Checks the gateway, the admin key, clock, storage, credentials, proxies and the upstream, and "
          + "advises what to do about each problem.",
      "Sends one tiny request to the upstream, with the credential that is used first. The exit code "
          + "is 0 when there are no problems; warnings do not count."
    })
public final class DoctorCommand extends AdminCommand {

  private static final int MARK_WIDTH = 7;

  @Option(names = "--all", description = "Send one tiny request with every usable credential.")
  boolean all;

  @Option(names = "--no-upstream", description = "Send no request to the upstream.")
  boolean noUpstream;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    Output output = context.output();
    List<Finding> findings = new ArrayList<>();
    Consumer<Finding> report =
        finding -> {
          findings.add(finding);
          if (output.isForPeople()) {
            print(output, finding);
          }
        };
    int exitCode = new Diagnosis(context, report, scope()).run();
    output.printedAsDocument(findings);
    return exitCode;
  }

  private Diagnosis.Scope scope() {
    if (noUpstream) {
      return Diagnosis.Scope.NOTHING;
    }
    return all ? Diagnosis.Scope.EVERY_CREDENTIAL : Diagnosis.Scope.FIRST_CREDENTIAL;
  }

  private static void print(Output output, Finding finding) {
    if (output.isQuiet() && finding.level() == Finding.Level.OK) {
      return;
    }
    output.line(
        DisplayWidth.padded(mark(finding.level()), MARK_WIDTH) + "  " + finding.sentence(),
        style(finding.level()));
    if (finding.advice() != null) {
      output.line(DisplayWidth.padded("", MARK_WIDTH) + "  " + finding.advice());
    }
  }

  private static String mark(Finding.Level level) {
    return switch (level) {
      case OK -> Messages.text("ok");
      case WARNING -> Messages.text("warning");
      case PROBLEM -> Messages.text("problem");
    };
  }

  private static Style style(Finding.Level level) {
    return switch (level) {
      case OK -> Style.GOOD;
      case WARNING -> Style.WARNING;
      case PROBLEM -> Style.BAD;
    };
  }
}
