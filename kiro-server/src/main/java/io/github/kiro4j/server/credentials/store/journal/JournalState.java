package io.github.kiro4j.server.credentials.store.journal;

import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the records of a journal add up to. Immutable.
///
/// @param unsaved new tokens that are not in the store, by the credential's id
/// @param refreshing the fingerprint of the refresh token in use, by the id of the credential that
///   is being refreshed
record JournalState(Map<Long, UnsavedTokens> unsaved, Map<Long, String> refreshing) {

  static final JournalState EMPTY = new JournalState(Map.of(), Map.of());

  JournalState after(List<JournalRecord> records) {
    Map<Long, UnsavedTokens> nextUnsaved = new TreeMap<>(unsaved);
    Map<Long, String> nextRefreshing = new TreeMap<>(refreshing);
    for (JournalRecord step : records) {
      switch (step) {
        case JournalRecord.Begun(long id, String token) -> nextRefreshing.put(id, token);
        case JournalRecord.Ended(long id) -> nextRefreshing.remove(id);
        case JournalRecord.Received(long id, UnsavedTokens tokens) -> {
          nextRefreshing.remove(id);
          nextUnsaved.put(id, tokens);
        }
        case JournalRecord.Saved(long id, String access) ->
            nextUnsaved.computeIfPresent(
                id, (_, tokens) -> tokens.accessFingerprint().equals(access) ? null : tokens);
      }
    }
    return new JournalState(nextUnsaved, nextRefreshing);
  }

  JournalState withoutRefreshing() {
    return new JournalState(unsaved, Map.of());
  }

  boolean isEmpty() {
    return unsaved.isEmpty() && refreshing.isEmpty();
  }

  /// The fewest records that add up to this state.
  List<JournalRecord> records() {
    List<JournalRecord> records = new ArrayList<>();
    unsaved.forEach((id, tokens) -> records.add(new JournalRecord.Received(id, tokens)));
    refreshing.forEach((id, token) -> records.add(new JournalRecord.Begun(id, token)));
    return records;
  }
}
