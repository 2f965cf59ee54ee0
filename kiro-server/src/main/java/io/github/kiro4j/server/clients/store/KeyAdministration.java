package io.github.kiro4j.server.clients.store;

import io.github.kiro4j.server.clients.ClientKey;
import io.github.kiro4j.server.clients.ClientKey.Texts;
import io.github.kiro4j.server.clients.KeyHash;
import io.github.kiro4j.server.clients.KeyTexts;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.secret.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The changes that operators make to client keys. A change counts on this gateway when the method
/// returns, and on others as soon as the database notifies them. Safe for use by many threads.
///
/// Every method throws an [UnusableDatabaseException] if the database does not answer; nothing has
/// changed then.
public final class KeyAdministration {

  private final KeyTable table;
  private final KeySynchronizer synchronizer;
  private final KeyTexts texts;
  private final InstantSource clock;

  public KeyAdministration(
      KeyTable table, KeySynchronizer synchronizer, KeyTexts texts, InstantSource clock) {
    this.table = table;
    this.synchronizer = synchronizer;
    this.texts = texts;
    this.clock = clock;
  }

  /// A key and its text, which is shown once.
  public record Issued(ClientKey key, Secret text) {}

  /// All keys in the order of their creation.
  public List<ClientKey> all() throws UnusableDatabaseException {
    return table.all();
  }

  /// One key; empty if there is none with that id.
  public Optional<ClientKey> find(String id) throws UnusableDatabaseException {
    return table.find(id);
  }

  /// Creates a key.
  ///
  /// @param settings gives the new key its settings
  public Issued create(UnaryOperator<ClientKey> settings) throws UnusableDatabaseException {
    Secret text = texts.text();
    ClientKey key =
        settings.apply(ClientKey.created(texts.id(), Texts.only(hash(text)), clock.instant()));
    table.add(key);
    synchronizer.reload();
    return new Issued(key, text);
  }

  /// Changes a key.
  ///
  /// @return the changed key; empty if there is none with that id
  public Optional<ClientKey> change(String id, UnaryOperator<ClientKey> change)
      throws UnusableDatabaseException {
    Optional<ClientKey> changed = table.change(id, change);
    synchronizer.reload();
    return changed;
  }

  /// Gives a key another text.
  ///
  /// @param overlap for how long the present text is accepted too
  /// @return empty if there is no key with that id
  public Optional<Issued> rotate(String id, Duration overlap) throws UnusableDatabaseException {
    Secret text = texts.text();
    return change(
            id,
            key -> key.withTexts(key.texts().rotated(hash(text), clock.instant().plus(overlap))))
        .map(key -> new Issued(key, text));
  }

  /// Removes a key.
  ///
  /// @return whether there was a key with that id
  public boolean remove(String id) throws UnusableDatabaseException {
    boolean removed = table.remove(id);
    synchronizer.reload();
    return removed;
  }

  private static KeyHash hash(Secret text) {
    return KeyHash.of(text.value()).orElseThrow();
  }
}
