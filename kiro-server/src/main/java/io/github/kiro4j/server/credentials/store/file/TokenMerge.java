package io.github.kiro4j.server.credentials.store.file;

import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import io.github.kiro4j.server.credentials.store.file.CredentialDocument.Entry;
import io.github.kiro4j.server.credentials.store.file.FileTokenHistories.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Puts new tokens into a document, where they are newer than those of their entry.
///
/// @param unsaved the tokens by the credentials' ids
record TokenMerge(Map<Long, UnsavedTokens> unsaved, FileTokenHistories histories) {

  /// The tokens that need not be kept any longer once the merged document is written: an entry has
  /// them, or another login, or is gone. Tokens of an entry that cannot be used are kept until the
  /// entry is repaired.
  Map<Long, UnsavedTokens> settled(CredentialDocument document) {
    Map<Long, UnsavedTokens> settled = new HashMap<>(unsaved);
    document.entries().stream()
        .map(Entry::stored)
        .filter(TokenMerge::isUnusable)
        .forEach(entry -> settled.remove(entry.id()));
    return settled;
  }

  private static boolean isUnusable(StoredEntry entry) {
    return entry.credentialOrUnusable().login() instanceof Login.Incomplete;
  }

  CredentialDocument into(CredentialDocument document) {
    return document.mapped(entry -> into(entry.stored()));
  }

  private StoredEntry into(StoredEntry entry) {
    UnsavedTokens tokens = unsaved.get(entry.id());
    if (tokens == null || isUnusable(entry)) {
      return entry;
    }
    boolean replacesPast = isPast(entry) && tokens.tokens().refreshToken() != null;
    return replacesPast ? entry.with(tokens.tokens()) : tokens.over(entry);
  }

  private boolean isPast(StoredEntry entry) {
    return entry
        .refreshTokenFingerprint()
        .filter(token -> histories.standing(entry.id(), token) == Standing.PAST)
        .isPresent();
  }

  /// Makes the replaced tokens past ones, also where a process that was killed had written the new
  /// ones already.
  void rotate(CredentialDocument before, CredentialDocument merged) {
    Map<Long, StoredEntry> earlier = before.byId();
    for (StoredEntry next : merged.byId().values()) {
      UnsavedTokens tokens = unsaved.get(next.id());
      StoredEntry replaced = earlier.get(next.id());
      if (tokens != null && replaced != null) {
        rotate(replaced, next, tokens);
      }
    }
  }

  private void rotate(StoredEntry before, StoredEntry next, UnsavedTokens tokens) {
    List<String> past =
        Stream.concat(tokens.replaced().stream(), before.refreshTokenFingerprint().stream())
            .toList();
    next.refreshTokenFingerprint()
        .filter(tokens::concerns)
        .ifPresent(present -> histories.rotated(next.id(), present, past));
  }
}
