package io.github.kiro4j.server.credentials.store.file;

import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.file.CredentialDocument.Entry;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/// Gives every entry of a file an id of its own.
final class EntryIds {

  private EntryIds() {}

  /// An entry without an id gets the id that its refresh token was known by, or else the next free
  /// one in the order of the file, as in kiro-rs.
  ///
  /// @param ownerOf the id of the credential that has or had a refresh token, by the token's
  ///   fingerprint; 0 for none
  /// @throws CredentialFileException if two entries have the same id
  static CredentialDocument assign(CredentialDocument document, ToLongFunction<String> ownerOf)
      throws IOException {
    Set<Long> taken = taken(document);
    Map<Integer, Long> given = new HashMap<>();
    for (Entry entry : document.entries()) {
      if (entry.stored().id() == 0) {
        long id = idFor(entry.stored(), taken, ownerOf);
        taken.add(id);
        given.put(entry.number(), id);
      }
    }
    return document.mapped(entry -> withId(entry, given));
  }

  private static StoredEntry withId(Entry entry, Map<Integer, Long> given) {
    Long id = given.get(entry.number());
    return id == null ? entry.stored() : entry.stored().withId(id);
  }

  private static Set<Long> taken(CredentialDocument document) throws IOException {
    Set<Long> taken = new HashSet<>();
    for (Entry entry : document.entries()) {
      long id = entry.stored().id();
      if (id != 0 && !taken.add(id)) {
        throw document.problem(
            entry, StoredEntry.ID, "id " + id + " is also the id of an earlier entry");
      }
    }
    return taken;
  }

  private static long idFor(StoredEntry entry, Set<Long> taken, ToLongFunction<String> ownerOf) {
    long known = entry.refreshTokenFingerprint().map(ownerOf::applyAsLong).orElse(0L);
    return known != 0 && !taken.contains(known)
        ? known
        : taken.stream().mapToLong(Long::longValue).max().orElse(0) + 1;
  }
}
