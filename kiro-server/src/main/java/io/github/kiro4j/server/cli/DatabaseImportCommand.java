package io.github.kiro4j.server.cli;

import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.postgres.TableTransfer;
import io.github.kiro4j.server.credentials.store.postgres.TableTransfer.Outcome;
import io.github.kiro4j.server.credentials.store.transfer.CredentialFiles;
import io.github.kiro4j.server.credentials.store.transfer.StoredCredential;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// `db import`: adds the credentials of a file to the table.
final class DatabaseImportCommand extends DatabaseSubcommand {

  private static final String CREDENTIALS = "credentials";

  private final ConfigurationSources sources;

  DatabaseImportCommand(ConfigurationSources sources, CommandTexts messages) {
    super("import", "Adds the credentials of a file to the table, all of them or none", messages);
    this.sources = sources;
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument(CREDENTIALS).metavar("FILE").help(messages().text("the credentials file"));
    super.configure(parser);
  }

  @Override
  void run(Namespace arguments, KiroConfiguration configuration) throws IOException {
    Path file = Path.of(arguments.getString(CREDENTIALS)).toAbsolutePath();
    EntryEncryption encryption = configuration.encryption(sources);
    try (TableTransfer table =
        TableTransfer.open(configuration.database(), configuration.table(), encryption)) {
      List<StoredCredential> credentials =
          CredentialFiles.read(
              file, configuration.stateDir(sources, file), configuration.machineIds(), encryption);
      List<Outcome> outcomes = table.add(credentials);
      outcomes.forEach(outcome -> System.out.println(line(outcome)));
      long added = outcomes.stream().filter(Outcome.Added.class::isInstance).count();
      System.out.println(
          messages()
              .text(
                  "Added {0} to the table {1}, skipped {2}. From now on use only the table: a"
                      + " refresh makes the tokens in the file invalid.",
                  messages().count(added, "{0} credential", "{0} credentials"),
                  configuration.table(),
                  outcomes.size() - added));
    }
  }

  private String line(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Added(StoredCredential credential, long id) when credential.id() == id ->
          messages().text("{0}: added", name(credential));
      case Outcome.Added(StoredCredential credential, long id) ->
          messages().text("{0}: added as #{1}, since its id is in use", name(credential), id);
      case Outcome.Present(StoredCredential credential, long id) ->
          messages().text("{0}: skipped, since the table has it as #{1}", name(credential), id);
    };
  }

  private String name(StoredCredential credential) {
    return messages().translated(credential.toString());
  }
}
