package io.github.kiro4j.server.credentials.store.journal;

import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the records of a journal add up to. One thread at a time changes the state, any thread may
/// read it.
final class JournalState {

  /// New tokens that are not in the store, by the credential's id.
  private final Map<Long, UnsavedTokens> unsaved = new ConcurrentHashMap<>();

  /// The fingerprint of the refresh token in use, by the id of the credential that is being
  /// refreshed.
  private final Map<Long, String> refreshing = new ConcurrentHashMap<>();

  static JournalState of(List<JournalRecord> records) {
    JournalState state = new JournalState();
    state.apply(records);
    return state;
  }

  void apply(List<JournalRecord> records) {
    for (JournalRecord step : records) {
      switch (step) {
        case JournalRecord.Begun(long id, String token) -> refreshing.put(id, token);
        case JournalRecord.Ended(long id) -> refreshing.remove(id);
        case JournalRecord.Received(long id, UnsavedTokens tokens) -> {
          unsaved.put(id, tokens);
          refreshing.remove(id);
        }
        case JournalRecord.Saved(long id, String access) ->
            unsaved.computeIfPresent(
                id, (_, tokens) -> tokens.accessFingerprint().equals(access) ? null : tokens);
      }
    }
  }

  /// A copy.
  Map<Long, UnsavedTokens> unsaved() {
    return Map.copyOf(unsaved);
  }

  Optional<UnsavedTokens> unsaved(long id) {
    return Optional.ofNullable(unsaved.get(id));
  }

  /// The ids of the credentials that are being refreshed; a copy.
  Set<Long> refreshing() {
    return Set.copyOf(refreshing.keySet());
  }

  boolean isRefreshing(long id) {
    return refreshing.containsKey(id);
  }

  int refreshes() {
    return refreshing.size();
  }

  void endRefreshes() {
    refreshing.clear();
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
