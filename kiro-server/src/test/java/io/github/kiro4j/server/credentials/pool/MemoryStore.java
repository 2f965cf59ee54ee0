package io.github.kiro4j.server.credentials.pool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.RefreshTurn;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps credentials for the length of a test, and can be made to fail.
final class MemoryStore implements CredentialStore {

  private final List<Credential> credentials = new ArrayList<>();
  private boolean broken;

  MemoryStore(Credential... initially) {
    credentials.addAll(List.of(initially));
  }

  synchronized void setBroken(boolean isBroken) {
    broken = isBroken;
  }

  /// An operator's edit.
  synchronized void set(Credential... now) {
    credentials.clear();
    credentials.addAll(List.of(now));
  }

  @Override
  public synchronized List<Credential> load() {
    return List.copyOf(credentials);
  }

  @Override
  public Optional<RefreshTurn> beginRefresh(Credential known, boolean urgent) {
    return Optional.of(RefreshTurn.UNSHARED);
  }

  @Override
  public boolean hadToken(long id, String fingerprint) {
    return false;
  }

  @Override
  public synchronized Credential saveTokens(Credential traded, IssuedTokens tokens)
      throws IOException {
    if (broken) {
      throw new IOException("disk full");
    }
    return replace(traded.id(), traded.with(tokens));
  }

  @Override
  public synchronized Credential saveProfileArn(Credential credential, Secret arn)
      throws IOException {
    if (broken) {
      throw new IOException("disk full");
    }
    return replace(credential.id(), credential.withProfileArn(arn));
  }

  private Credential replace(long id, Credential with) {
    credentials.replaceAll(credential -> credential.id() == id ? with : credential);
    return with;
  }

  @Override
  public Credential add(ObjectNode entry) {
    throw changesComeFromOutside();
  }

  @Override
  public Credential edit(long id, ObjectNode changes) {
    throw changesComeFromOutside();
  }

  @Override
  public void remove(long id) {
    throw changesComeFromOutside();
  }

  @Override
  public List<ObjectNode> entries() {
    throw changesComeFromOutside();
  }

  private static UnsupportedOperationException changesComeFromOutside() {
    return new UnsupportedOperationException("a pool never edits; tests call set");
  }

  @Override
  public Closeable onChange(Runnable listener) {
    return () -> {};
  }

  @Override
  public void close() {}
}
