package io.github.kiro4j.server.credentials.store;

import java.io.IOException;

/// A store does not answer now: the database behind it is stopped, out of reach or hangs. What the
/// gateway read before stays valid. The message is a sentence for the operator, without a secret.
public final class StoreUnavailableException extends IOException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message) {
    super(message);
  }

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
