package io.github.kiro4j.server.cli;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.postgres.TableTransfer;
import io.github.kiro4j.server.credentials.store.transfer.CredentialFiles;
import io.github.kiro4j.server.encryption.EncryptionException;
import java.io.IOException;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;

/// `db rotate-key`: writes the secrets of all stored credentials as the configuration says now,
/// encrypted with the primary key or in plain text, in whichever store the configuration selects.
final class RotateKeyCommand extends DatabaseSubcommand {

  private final ConfigurationSources sources;

  RotateKeyCommand(ConfigurationSources sources) {
    super(
        "rotate-key",
        "Encrypts all stored secrets with the first key, in the table or the credentials file");
    this.sources = sources;
  }

  @Override
  void run(Namespace arguments, KiroConfiguration configuration) throws IOException {
    EntryEncryption encryption = configuration.encryption(sources);
    if (encryption == EntryEncryption.NONE) {
      throw new EncryptionException(
          "neither encryption.keyFile nor encryption.key is set, so that nothing was changed; make"
              + " a key with "
              + Program.name()
              + " db new-key FILE and set encryption.keyFile");
    }
    String place =
        switch (configuration.getCredentialStorageType()) {
          case FILE -> rewriteFile(configuration, encryption);
          case POSTGRES -> rewriteTable(configuration, encryption);
        };
    System.out.printf(
        encryption.encrypts()
            ? "Encrypted the secrets of %s with the first key.%n"
            : "Wrote the secrets of %s in plain text, since encryption.enabled is false.%n",
        place);
  }

  private String rewriteFile(KiroConfiguration configuration, EntryEncryption encryption)
      throws IOException {
    Path file = sources.resolve(configuration.getCredentialsFile());
    int count =
        CredentialFiles.rewrite(
            file, configuration.stateDir(sources, file), configuration.machineIds(), encryption);
    return "%s in %s".formatted(Count.of(count, "credential"), file);
  }

  private static String rewriteTable(KiroConfiguration configuration, EntryEncryption encryption)
      throws IOException {
    try (TableTransfer table =
        TableTransfer.open(configuration.database(), configuration.table(), encryption)) {
      return "%s of the table %s"
          .formatted(Count.of(table.rewrite(), "row"), configuration.table());
    }
  }
}
