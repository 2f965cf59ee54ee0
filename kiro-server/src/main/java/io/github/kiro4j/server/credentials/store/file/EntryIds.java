package io.github.kiro4j.server.credentials.store.file;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.CredentialJson;
import io.github.kiro4j.server.credentials.store.file.CredentialDocument.Entry;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToLongFunction;

/// Gives every entry of a file an id of its own.
final class EntryIds {

  private EntryIds() {}

  /// Entries without an id get the one that their refresh token was known by, else the next free
  /// one in the order of the file, as in kiro-rs.
  ///
  /// @param ownerOf the id that a refresh token belongs to, 0 for none
  /// @return whether any was missing
  /// @throws CredentialFileException if two entries have the same
  static boolean assign(CredentialDocument document, ToLongFunction<Secret> ownerOf)
      throws IOException {
    Set<Long> taken = taken(document);
    boolean changed = false;
    for (Entry entry : document.entries()) {
      Credential credential = document.read(entry);
      if (document.idOf(entry) == 0) {
        long id = idFor(credential, taken, ownerOf);
        taken.add(id);
        CredentialJson.writeId(entry.json(), id);
        changed = true;
      }
    }
    return changed;
  }

  private static Set<Long> taken(CredentialDocument document) throws IOException {
    Set<Long> taken = new HashSet<>();
    for (Entry entry : document.entries()) {
      long id = document.idOf(entry);
      if (id != 0 && !taken.add(id)) {
        throw document.complaint(entry, "id", "id is that of an entry before it");
      }
    }
    return taken;
  }

  private static long idFor(
      Credential credential, Set<Long> taken, ToLongFunction<Secret> ownerOf) {
    long known = credential.refreshToken().map(ownerOf::applyAsLong).orElse(0L);
    return known != 0 && !taken.contains(known)
        ? known
        : taken.stream().mapToLong(Long::longValue).max().orElse(0) + 1;
  }
}
