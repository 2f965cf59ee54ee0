package io.github.kiro4j.server.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps credentials for the length of a test, and can be made to fail.
public final class MemoryStore implements CredentialStore {

  private final List<Credential> credentials = new ArrayList<>();
  private final Set<String> traded = new HashSet<>();
  private boolean broken;
  private boolean away;
  private boolean shared;

  public MemoryStore(Credential... initially) {
    credentials.addAll(List.of(initially));
  }

  public synchronized void setBroken(boolean isBroken) {
    broken = isBroken;
  }

  /// It cannot be asked for anything.
  public synchronized void setAway(boolean isAway) {
    away = isAway;
  }

  /// Other gateways use it too.
  public synchronized void share() {
    shared = true;
  }

  /// Another gateway trades the token of the one credential in.
  public synchronized void rotate(Credential next) {
    credentials.getFirst().refreshToken().map(Fingerprint::of).ifPresent(traded::add);
    set(next);
  }

  /// An operator's edit.
  public synchronized void set(Credential... now) {
    credentials.clear();
    credentials.addAll(List.of(now));
  }

  @Override
  public synchronized List<Credential> load() throws IOException {
    requireThere();
    return List.copyOf(credentials);
  }

  @Override
  public synchronized Optional<RefreshPermit> beginRefresh(Credential known, boolean urgent)
      throws IOException {
    if (away && !urgent) {
      return Optional.empty();
    }
    requireThere();
    return Optional.of(shared ? new SharedTurn(credentials.getFirst()) : RefreshPermit.UNSHARED);
  }

  private void requireThere() throws IOException {
    if (away) {
      throw new IOException("nothing answers");
    }
  }

  private record SharedTurn(Credential credential) implements RefreshPermit {
    @Override
    public Optional<Credential> stored() {
      return Optional.of(credential);
    }

    @Override
    public void close() {}
  }

  @Override
  public synchronized boolean hadToken(long id, String fingerprint) {
    return traded.contains(fingerprint);
  }

  @Override
  public synchronized Credential saveTokens(Credential old, IssuedTokens tokens)
      throws IOException {
    if (broken) {
      throw new IOException("disk full");
    }
    return replace(old.id(), old.with(tokens));
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
