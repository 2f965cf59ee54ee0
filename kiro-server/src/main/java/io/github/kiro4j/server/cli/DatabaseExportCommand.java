package io.github.kiro4j.server.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.credentials.store.postgres.TableTransfer;
import io.github.kiro4j.server.credentials.store.transfer.CredentialFiles;
import io.github.kiro4j.server.credentials.store.transfer.StoredCredential;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `db export`: prints the credentials of the table without their secrets, or writes them with
/// their secrets into a file that only its owner can read.
final class DatabaseExportCommand extends DatabaseSubcommand {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseExportCommand.class);
  private static final String FILE = "with_secrets";

  private final ConfigurationSources sources;

  DatabaseExportCommand(ConfigurationSources sources) {
    super("export", "Shows the credentials in the table, or writes them into a file");
    this.sources = sources;
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser
        .addArgument("--with-secrets")
        .dest(FILE)
        .metavar("FILE")
        .help("writes a credentials file, secrets included; it must not exist");
  }

  @Override
  void run(Namespace arguments, KiroConfiguration configuration) throws IOException {
    try (TableTransfer table =
        TableTransfer.open(
            configuration.database(), configuration.table(), configuration.encryption(sources))) {
      List<StoredCredential> credentials = table.all();
      String file = arguments.getString(FILE);
      if (file == null) {
        show(credentials);
      } else {
        EntryEncryption.requireDecrypted(
            credentials.stream().map(StoredCredential::entry).toList());
        write(Path.of(file).toAbsolutePath(), credentials, configuration);
      }
    }
  }

  private static void show(List<StoredCredential> credentials) throws IOException {
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    credentials.forEach(credential -> shown.add(credential.masked()));
    System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(shown));
  }

  private static void write(
      Path file, List<StoredCredential> credentials, KiroConfiguration configuration)
      throws IOException {
    boolean withState = CredentialFiles.create(file, credentials);
    LOG.warn(
        "exported {} of the table {} with secrets to {} as user {}",
        Count.of(credentials.size(), "credential"),
        configuration.table(),
        file,
        System.getProperty("user.name"));
    System.out.printf("Exported %s to %s.%n", Count.of(credentials.size(), "credential"), file);
    if (!withState) {
      System.out.printf(
          "The run-time state was not exported: the file %s exists beside it already.%n",
          StateFile.NAME);
    }
  }
}
