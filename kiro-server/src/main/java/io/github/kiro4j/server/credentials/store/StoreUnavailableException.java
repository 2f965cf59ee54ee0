package io.github.kiro4j.server.credentials.store;

import java.io.IOException;

/// Nothing can be asked of a store now, since what it lives in is stopped, out of reach or hangs.
/// What was known before stays good. The message is a sentence for the operator, without a secret.
public final class StoreUnavailableException extends IOException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message) {
    super(message);
  }

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
