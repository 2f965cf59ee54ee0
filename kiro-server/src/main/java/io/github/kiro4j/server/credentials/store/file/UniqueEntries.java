package io.github.kiro4j.server.credentials.store.file;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.DuplicateCredentialException;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.file.CredentialDocument.Entry;
import io.github.kiro4j.server.credentials.store.file.FileTokenHistories.Standing;
import io.github.kiro4j.server.secret.Fingerprint;

/// Gives each entry of a file an id that no credential has had, and rejects an entry whose login
/// another entry has.
///
/// @param histories the past tokens of all credentials, removed ones included
record UniqueEntries(FileTokenHistories histories) {

  /// Ids are not used twice: the state of a removed credential must not become another one's.
  long nextId(CredentialDocument document) {
    long highest = histories.highestId();
    for (Entry entry : document.entries()) {
      highest = Math.max(highest, entry.stored().id());
    }
    return highest + 1;
  }

  /// A past token of another credential is a duplicate too ([TokenHistory]).
  ///
  /// @throws InvalidEntryFieldException if the wanted entry has a value that it cannot have
  void require(StoredEntry entry, CredentialDocument document) throws DuplicateCredentialException {
    Credential wanted = entry.credential();
    for (Entry present : document.entries()) {
      long id = present.stored().id();
      boolean same =
          wanted.identity().isPresent() && entry.identity().equals(present.stored().identity());
      if (id != wanted.id() && (same || isPastToken(wanted, id))) {
        throw new DuplicateCredentialException(id);
      }
    }
  }

  private boolean isPastToken(Credential wanted, long id) {
    return wanted
        .refreshToken()
        .map(Fingerprint::of)
        .filter(token -> histories.standing(id, token) == Standing.PAST)
        .isPresent();
  }
}
