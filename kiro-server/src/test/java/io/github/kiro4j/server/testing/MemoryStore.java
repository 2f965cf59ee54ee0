package io.github.kiro4j.server.testing;

import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps credentials for the length of a test, and can be made to fail.
public final class MemoryStore implements CredentialStore {

  private final List<Credential> credentials = new ArrayList<>();
  private TokenHistory pastTokens = TokenHistory.NONE;
  private boolean broken;
  private boolean away;
  private boolean shared;

  public MemoryStore(Credential... initially) {
    credentials.addAll(List.of(initially));
  }

  public synchronized void setBroken(boolean isBroken) {
    broken = isBroken;
  }

  /// The store does not answer.
  public synchronized void setAway(boolean isAway) {
    away = isAway;
  }

  /// Other gateways use the store too.
  public synchronized void share() {
    shared = true;
  }

  /// Another gateway refreshes the one credential.
  public synchronized void rotate(Credential next) {
    pastTokens =
        pastTokens.rotated(fingerprint(next), List.of(fingerprint(credentials.getFirst())));
    set(next);
  }

  /// An operator's edit.
  public synchronized void set(Credential... now) {
    credentials.clear();
    credentials.addAll(List.of(now));
  }

  @Override
  public synchronized List<Credential> load() throws IOException {
    requireAnswer();
    return List.copyOf(credentials);
  }

  @Override
  public synchronized Optional<RefreshPermit> beginRefresh(Credential known, boolean urgent)
      throws IOException {
    if (away && !urgent) {
      return Optional.empty();
    }
    requireAnswer();
    return Optional.of(shared ? new SharedPermit(credentials.getFirst()) : RefreshPermit.UNSHARED);
  }

  private void requireAnswer() throws IOException {
    if (away) {
      throw new IOException("nothing answers");
    }
  }

  private record SharedPermit(Credential credential) implements RefreshPermit {
    @Override
    public Optional<Credential> stored() {
      return Optional.of(credential);
    }

    @Override
    public void close() {}
  }

  @Override
  public synchronized boolean hadToken(long id, String fingerprint) {
    return pastTokens.contains(fingerprint);
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
  public StoredEntry add(StoredEntry entry) {
    throw changesComeFromOutside();
  }

  @Override
  public StoredEntry edit(long id, CredentialFields changes) {
    throw changesComeFromOutside();
  }

  @Override
  public void remove(long id) {
    throw changesComeFromOutside();
  }

  @Override
  public StoredEntry entry(long id) {
    throw changesComeFromOutside();
  }

  @Override
  public void check() throws IOException {
    requireAnswer();
  }

  @Override
  public List<StoredEntry> entries() {
    throw changesComeFromOutside();
  }

  private static String fingerprint(Credential credential) {
    return credential.refreshToken().map(Fingerprint::of).orElseThrow();
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
