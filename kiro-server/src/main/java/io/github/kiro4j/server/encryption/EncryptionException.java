package io.github.kiro4j.server.encryption;

import java.io.IOException;

/// A key cannot be used, or stored values cannot be decrypted with the configured keys. The message
/// is for the operator, and contains neither a key nor a value.
public final class EncryptionException extends IOException {

  private static final long serialVersionUID = 1L;

  public EncryptionException(String message) {
    super(message);
  }
}
