package io.github.kiro4j.server.credentials.store.file;

import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.file.CredentialDocument.Entry;
import java.io.IOException;

/// Encrypts the secrets of a document on its way to disk, and decrypts them on their way back.
record DocumentEncryption(EntryEncryption entries) {

  /// The document that was read.
  ///
  /// @throws CredentialFileException if an entry without an id has encrypted values, which are
  ///   bound to the id that the entry had: no other id may be given to the entry
  CredentialDocument decrypted(CredentialDocument stored) throws IOException {
    for (Entry entry : stored.entries()) {
      if (entry.stored().id() == 0 && entry.stored().isEncrypted()) {
        throw stored.problem(
            entry,
            StoredEntry.ID,
            "the entry has encrypted values and no id; add the id with which they were encrypted");
      }
    }
    return stored.mapped(entry -> entries.decrypted(entry.stored()));
  }

  /// The content of the file.
  byte[] toBytes(CredentialDocument document) throws IOException {
    return document.mapped(entry -> entries.encrypted(entry.stored())).toBytes();
  }

  /// Whether a document as it is on disk has secrets that [#toBytes] would encrypt.
  boolean leavesPlain(CredentialDocument stored) {
    return stored.entries().stream().map(Entry::stored).anyMatch(entries::leavesPlain);
  }
}
