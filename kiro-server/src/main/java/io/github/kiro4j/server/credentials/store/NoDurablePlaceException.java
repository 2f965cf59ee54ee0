package io.github.kiro4j.server.credentials.store;

import java.io.IOException;

/// New tokens could not be made durable on this machine, so no refresh token may be used. The
/// message is a sentence for the operator, without a secret.
public final class NoDurablePlaceException extends IOException {

  private static final long serialVersionUID = 1L;

  public NoDurablePlaceException(String message) {
    super(message);
  }
}
