package io.github.kiro4j.cli.credentials.transfer;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.api.admin.ImportRequest;
import io.github.kiro4j.api.admin.credentials.ImportReport;
import io.github.kiro4j.api.admin.credentials.ImportReport.Entry;
import io.github.kiro4j.api.admin.credentials.ImportReport.Outcome;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Progress;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds credentials from files of other programs.
@Command(
    name = "import",
    description = {
      "Adds credentials from files of other programs: a credentials file of kiro-rs, a token file of "
          + "Kiro IDE, the database of kiro-cli, an export of Kiro Account Manager (JSON, or one "
          + "account a line), or a file of CLIProxyAPI, AIClient2API, kiro-lb or sub2api. The content of a "
          + "file tells its format. The profile.json of Kiro IDE is read along with its token file.",
      "A refresh token works once. If another program keeps using the same sign-in, either the "
          + "gateway or that program is signed out; before such an import a confirmation is needed."
    },
    footer = {
      "",
      "  " + Program.VARIABLE + " admin credentials import --dry-run credentials.json",
      "  " + Program.VARIABLE + " admin credentials import ~/.aws/sso/cache/kiro-auth-token.json",
      "  " + Program.VARIABLE + " admin credentials import ~/.local/share/kiro-cli/data.sqlite3"
    })
public final class ImportCommand extends AdminCommand {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files to import; - is standard input.")
  List<String> files;

  @Option(names = "--dry-run", description = "Show the result for each entry, and add nothing.")
  boolean dryRun;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    ImportFiles input = new ImportFiles(context.environment().terminal().input());
    files.forEach(input::add);
    input.warnings().forEach(context.output()::warn);
    ImportReport preview = context.client().importCredentials(input.request(), true);
    preview.warnings().forEach(context.output()::warn);
    if (dryRun || preview.added() == 0) {
      print(context.output(), preview);
      return exitCode(preview);
    }
    if (!preview.warnings().isEmpty()) {
      context.confirm(
          Messages.count(preview.added(), "Import {0} credential?", "Import {0} credentials?"));
    }
    ImportReport report = importAll(context, input.request(), preview);
    print(context.output(), report);
    return exitCode(report);
  }

  private static ImportReport importAll(
      CommandContext context, ImportRequest request, ImportReport preview)
      throws IOException, InterruptedException {
    List<Entry> entries = new ArrayList<>();
    int total = preview.entries().size();
    try (Progress progress = context.output().progress()) {
      for (ImportBatches.Batch batch : ImportBatches.of(request)) {
        progress.show(Messages.text("Imported {0} of {1}", entries.size(), entries(total)));
        ImportReport report = context.client().importCredentials(batch.request(), false);
        report.entries().forEach(entry -> entries.add(renumbered(entry, batch.skipped())));
      }
    } catch (IOException e) {
      print(context.output(), report(entries, preview.warnings()));
      throw e;
    }
    return report(entries, preview.warnings());
  }

  private static ImportReport report(List<Entry> entries, List<String> warnings) {
    long added = entries.stream().filter(entry -> entry.outcome() == Outcome.ADDED).count();
    return new ImportReport(false, Math.toIntExact(added), entries, warnings);
  }

  private static Entry renumbered(Entry entry, int skipped) {
    return new Entry(
        entry.file(),
        entry.number() + skipped,
        entry.format(),
        entry.outcome(),
        entry.credentialId(),
        entry.authMethod(),
        entry.email(),
        entry.secretHash(),
        entry.message());
  }

  private static void print(Output output, ImportReport report) {
    if (output.printedAsDocument(report)) {
      return;
    }
    output.print(table(report));
    output.hint(
        Messages.text(
            report.dryRun() ? "{0} of {1} would be added." : "{0} of {1} added.",
            report.added(),
            entries(report.entries().size())));
  }

  private static String entries(int count) {
    return Messages.count(count, "{0} entry", "{0} entries");
  }

  private static Table table(ImportReport report) {
    Table table =
        Table.of(
            Column.flexible("FILE"),
            Column.number("NO"),
            Column.of("FORMAT").optional(2),
            Column.of("KIND").optional(1),
            Column.name("ACCOUNT"),
            Column.of("RESULT"),
            Column.number("ID"),
            Column.flexible("REASON"));
    for (Entry entry : report.entries()) {
      table.row(
          Cell.of(entry.file()),
          Cell.of(entry.number()),
          Cell.of(entry.format()),
          Cell.of(entry.authMethod()),
          Cell.of(entry.email()),
          Cell.of(
              Messages.text(entry.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
              style(entry.outcome())),
          Cell.of(entry.credentialId()),
          Cell.of(Objects.requireNonNullElse(entry.message(), "")));
    }
    return table;
  }

  private static Style style(Outcome outcome) {
    return switch (outcome) {
      case ADDED, WOULD_ADD -> Style.GOOD;
      case DUPLICATE, SKIPPED -> Style.DIM;
      case INVALID, FAILED -> Style.BAD;
    };
  }

  private static int exitCode(ImportReport report) {
    boolean failures =
        report.entries().stream()
            .map(Entry::outcome)
            .anyMatch(outcome -> outcome == Outcome.INVALID || outcome == Outcome.FAILED);
    if (!failures) {
      return ExitCode.OK;
    }
    return report.added() > 0 ? ExitCode.PARTLY : ExitCode.FAILED;
  }
}
