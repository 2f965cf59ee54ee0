package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Fingerprint;
import io.github.kiro4j.server.credentials.IssuedTokens;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store whose new tokens survive while it cannot be written to: they go to a local file,
/// `kiro4j-unsaved-tokens.json`, are used from there, and are put into the store as soon as it
/// takes them. The file exists only meanwhile.
public final class JournalingStore implements CredentialStore {

  private static final Logger LOG = LoggerFactory.getLogger(JournalingStore.class);
  private static final String NAME = "kiro4j-unsaved-tokens.json";

  private final CredentialStore store;
  private final Path journal;
  private final Map<Long, UnsavedTokens> unsaved;

  private JournalingStore(CredentialStore store, Path journal, Map<Long, UnsavedTokens> unsaved) {
    this.store = store;
    this.journal = journal;
    this.unsaved = unsaved;
  }

  /// Puts a journal before a store.
  ///
  /// @param folder where the journal lies; what an earlier process left there is taken over
  /// @throws CredentialFileException if the journal is damaged: it may hold the only copy of a
  ///   token
  public static JournalingStore over(CredentialStore store, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path journal = folder.resolve(NAME);
    Map<Long, UnsavedTokens> unsaved = new TreeMap<>();
    if (Files.exists(journal)) {
      unsaved.putAll(UnsavedTokens.readAll(journal));
    }
    return new JournalingStore(store, journal, unsaved);
  }

  @Override
  public synchronized List<Credential> load() throws IOException {
    List<Credential> credentials = new ArrayList<>();
    for (Credential credential : store.load()) {
      UnsavedTokens tokens = unsaved.get(credential.id());
      credentials.add(tokens == null ? credential : settled(credential, tokens));
    }
    return List.copyOf(credentials);
  }

  /// Tokens of a sign-in that the store no longer has are of no use.
  private Credential settled(Credential stored, UnsavedTokens tokens) throws IOException {
    if (!tokens.follow(stored)) {
      forget(stored.id());
      return stored;
    }
    try {
      Credential saved = store.saveTokens(stored, tokens.tokens());
      forget(stored.id());
      LOG.info("{}: tokens that could not be stored are stored now", stored.label());
      return saved;
    } catch (IOException e) {
      LOG.warn("{}: its tokens still cannot be stored: {}", stored.label(), e.getMessage());
      return stored.with(tokens.tokens());
    }
  }

  @Override
  public synchronized Credential saveTokens(Credential traded, IssuedTokens tokens)
      throws IOException {
    try {
      Credential saved = store.saveTokens(traded, tokens);
      forget(traded.id());
      return saved;
    } catch (CredentialGoneException e) {
      throw e;
    } catch (IOException e) {
      record(traded, tokens);
      LOG.warn(
          "{}: new tokens are in {} because they cannot be stored: {}",
          traded.label(),
          journal,
          e.getMessage());
      return traded.with(tokens);
    }
  }

  @Override
  public Credential saveProfileArn(Credential credential, Secret arn) throws IOException {
    return store.saveProfileArn(credential, arn);
  }

  @Override
  public Credential add(ObjectNode entry) throws IOException {
    return store.add(entry);
  }

  @Override
  public synchronized Credential edit(long id, ObjectNode changes) throws IOException {
    Credential edited = store.edit(id, changes);
    UnsavedTokens tokens = unsaved.get(id);
    return tokens == null ? edited : settled(edited, tokens);
  }

  @Override
  public synchronized void remove(long id) throws IOException {
    store.remove(id);
    forget(id);
  }

  @Override
  public synchronized List<ObjectNode> entries() throws IOException {
    load();
    List<ObjectNode> entries = store.entries();
    for (ObjectNode entry : entries) {
      UnsavedTokens tokens = unsaved.get(CredentialJson.id(entry));
      if (tokens != null) {
        CredentialJson.write(entry, tokens.tokens());
      }
    }
    return entries;
  }

  @Override
  public Closeable onChange(Runnable listener) {
    return store.onChange(listener);
  }

  @Override
  public void close() throws IOException {
    store.close();
  }

  /// What the store has is older than what the journal has, if both have something.
  private void record(Credential traded, IssuedTokens tokens) throws IOException {
    String inStore =
        unsaved.containsKey(traded.id())
            ? unsaved.get(traded.id()).replaced()
            : traded.refreshToken().map(Fingerprint::of).orElse("");
    Map<Long, UnsavedTokens> next = new TreeMap<>(unsaved);
    next.put(traded.id(), new UnsavedTokens(inStore, tokens));
    write(next);
    unsaved.putAll(next);
  }

  private void forget(long id) throws IOException {
    if (unsaved.containsKey(id)) {
      Map<Long, UnsavedTokens> rest = new TreeMap<>(unsaved);
      rest.remove(id);
      write(rest);
      unsaved.remove(id);
    }
  }

  private void write(Map<Long, UnsavedTokens> content) throws IOException {
    if (content.isEmpty()) {
      AtomicFile.delete(journal);
      return;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    content.forEach((id, tokens) -> json.set(id.toString(), tokens.toJson()));
    AtomicFile.replace(journal, Json.MAPPER.writeValueAsBytes(json));
  }
}
