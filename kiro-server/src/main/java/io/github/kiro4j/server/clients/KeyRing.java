package io.github.kiro4j.server.clients;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All client keys as this gateway knows them. Looking a key up never blocks. Safe for use by many
/// threads.
public final class KeyRing {

  private final InstantSource clock;

  /// Null until the keys have been read for the first time.
  private volatile @Nullable Map<String, ClientKey> byPrefix;

  public KeyRing(InstantSource clock) {
    this.clock = clock;
  }

  /// What the gateway knows about a text that a request presents as its key.
  public sealed interface Found {

    /// No client key has the text.
    record Nothing() implements Found {}

    /// The text has the form of a client key, and the gateway could not read its keys yet.
    record Unread() implements Found {}

    /// The text is that of a key that is accepted.
    record Accepted(KeyIdentity caller) implements Found {}

    /// The text is that of a key that is not accepted now.
    record Refused(String key, KeyRefusal refusal) implements Found {}
  }

  /// Finds the key with a text. One prefix leads to at most one key, whose hash is compared in
  /// constant time.
  public Found find(String text) {
    return KeyHash.of(text).flatMap(this::known).orElseGet(Found.Nothing::new);
  }

  private Optional<Found> known(KeyHash presented) {
    Map<String, ClientKey> keys = byPrefix;
    if (keys == null) {
      return Optional.of(new Found.Unread());
    }
    return Optional.ofNullable(keys.get(presented.prefix()))
        .filter(key -> key.texts().accept(presented, clock.instant()))
        .map(this::found);
  }

  private Found found(ClientKey key) {
    Optional<KeyRefusal> refusal = key.refusal(clock.instant());
    return refusal.isPresent()
        ? new Found.Refused(key.id(), refusal.get())
        : new Found.Accepted(KeyIdentity.of(key));
  }

  /// Every key once; none as long as the keys are unread.
  public List<ClientKey> all() {
    Map<String, ClientKey> keys = byPrefix;
    return keys == null
        ? List.of()
        : List.copyOf(
            keys.values().stream()
                .collect(Collectors.toMap(ClientKey::id, key -> key, (one, _) -> one, TreeMap::new))
                .values());
  }

  /// Takes over the keys of the store. The change counts for every later look-up.
  public void replace(List<ClientKey> stored) {
    Map<String, ClientKey> next = new HashMap<>();
    for (ClientKey key : stored) {
      key.texts().all().forEach(text -> next.put(text.prefix(), key));
    }
    byPrefix = next;
  }
}
