package io.github.kiro4j.server.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.credentials.store.postgres.TableTransfer;
import io.github.kiro4j.server.credentials.store.transfer.CredentialFiles;
import io.github.kiro4j.server.credentials.store.transfer.KamFile;
import io.github.kiro4j.server.credentials.store.transfer.StoredCredential;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `db export`: prints the credentials of the table, or of a credentials file, without their
/// secrets, or writes them with their secrets into a file that only its owner can read.
final class DatabaseExportCommand extends DatabaseSubcommand {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseExportCommand.class);
  private static final String FILE = "with_secrets";
  private static final String KAM = "kam";
  private static final String OF = "of";

  private final ConfigurationSources sources;

  DatabaseExportCommand(ConfigurationSources sources, CommandTexts messages) {
    super("export", "Shows the credentials in the table, or writes them into a file", messages);
    this.sources = sources;
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser
        .addArgument("--with-secrets")
        .dest(FILE)
        .metavar("FILE")
        .help(messages().text("writes a credentials file, secrets included; it must not exist"));
    parser
        .addArgument("--kam")
        .dest(KAM)
        .metavar("FILE")
        .help(
            messages()
                .text(
                    "writes a file for Kiro Account Manager, secrets included; it must not exist"));
    parser
        .addArgument("--of")
        .dest(OF)
        .metavar("FILE")
        .help(
            messages()
                .text(
                    "the credentials file to export, instead of the table; no gateway may use it"));
  }

  @Override
  void run(Namespace arguments, KiroConfiguration configuration) throws IOException {
    List<StoredCredential> credentials = credentials(arguments.getString(OF), configuration);
    String file = arguments.getString(FILE);
    String kam = arguments.getString(KAM);
    if (file == null && kam == null) {
      show(credentials);
      return;
    }
    EntryEncryption.requireDecrypted(credentials.stream().map(StoredCredential::entry).toList());
    if (file != null) {
      write(Path.of(file).toAbsolutePath(), credentials);
    }
    if (kam != null) {
      writeKam(Path.of(kam).toAbsolutePath(), credentials);
    }
  }

  private List<StoredCredential> credentials(@Nullable String name, KiroConfiguration configuration)
      throws IOException {
    if (name != null) {
      Path file = Path.of(name).toAbsolutePath();
      return CredentialFiles.read(
          file,
          configuration.stateDir(sources, file),
          configuration.machineIds(),
          configuration.encryption(sources));
    }
    try (TableTransfer table =
        TableTransfer.open(
            configuration.database(), configuration.table(), configuration.encryption(sources))) {
      return table.all();
    }
  }

  private static void show(List<StoredCredential> credentials) throws IOException {
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    credentials.forEach(credential -> shown.add(credential.masked()));
    System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(shown));
  }

  private void write(Path file, List<StoredCredential> credentials) throws IOException {
    boolean withState = CredentialFiles.create(file, credentials);
    report(credentials.size(), file);
    if (!withState) {
      System.out.println(
          messages()
              .text(
                  "The run-time state was not exported: the file {0} exists beside it already.",
                  StateFile.NAME));
    }
  }

  private void writeKam(Path file, List<StoredCredential> credentials) throws IOException {
    int written = KamFile.create(file, credentials);
    report(written, file);
    if (written < credentials.size()) {
      System.out.println(
          messages()
              .text(
                  "Left out {0}: Kiro Account Manager has no API keys.",
                  count(credentials.size() - written)));
    }
  }

  private void report(int count, Path file) {
    LOG.warn(
        "exported {} with secrets to {} as user {}",
        count == 1 ? "1 credential" : count + " credentials",
        file,
        System.getProperty("user.name"));
    System.out.println(messages().text("Exported {0} to {1}.", count(count), file));
  }

  private String count(int credentials) {
    return messages().count(credentials, "{0} credential", "{0} credentials");
  }
}
