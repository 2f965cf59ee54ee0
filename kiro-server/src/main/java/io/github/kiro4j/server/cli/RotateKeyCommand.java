package io.github.kiro4j.server.cli;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.server.cli.language.CommandTexts;
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

  RotateKeyCommand(ConfigurationSources sources, CommandTexts messages) {
    super(
        "rotate-key",
        "Encrypts all stored secrets with the first key, in the table or the credentials file",
        messages);
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
    System.out.println(
        messages()
            .text(
                encryption.encrypts()
                    ? "Encrypted the secrets of {0} with the first key."
                    : "Wrote the secrets of {0} in plain text, since encryption.enabled is false.",
                place));
  }

  private String rewriteFile(KiroConfiguration configuration, EntryEncryption encryption)
      throws IOException {
    Path file = sources.resolve(configuration.getCredentialsFile());
    int count =
        CredentialFiles.rewrite(
            file, configuration.stateDir(sources, file), configuration.machineIds(), encryption);
    return messages()
        .text(count == 1 ? "{0} credential in {1}" : "{0} credentials in {1}", count, file);
  }

  private String rewriteTable(KiroConfiguration configuration, EntryEncryption encryption)
      throws IOException {
    try (TableTransfer table =
        TableTransfer.open(configuration.database(), configuration.table(), encryption)) {
      int count = table.rewrite();
      return messages()
          .text(
              count == 1 ? "{0} row of the table {1}" : "{0} rows of the table {1}",
              count,
              configuration.table());
    }
  }
}
