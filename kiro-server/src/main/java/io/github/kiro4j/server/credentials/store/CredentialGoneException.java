package io.github.kiro4j.server.credentials.store;

import java.io.IOException;

/// A credential is no longer in the store: the operator removed it.
public final class CredentialGoneException extends IOException {

  private static final long serialVersionUID = 1L;

  public CredentialGoneException(long id) {
    super("credential #" + id + " is no longer in the store");
  }
}
