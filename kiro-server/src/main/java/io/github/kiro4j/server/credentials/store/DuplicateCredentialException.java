package io.github.kiro4j.server.credentials.store;

import java.io.IOException;

/// The store already has a credential with the same refresh token or API key.
public final class DuplicateCredentialException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long id;

  public DuplicateCredentialException(long id) {
    super("credential #" + id + " has the same refresh token or API key");
    this.id = id;
  }

  /// The id of the credential that is already in the store.
  public long id() {
    return id;
  }
}
