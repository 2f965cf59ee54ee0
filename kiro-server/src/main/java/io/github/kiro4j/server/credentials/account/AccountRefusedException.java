package io.github.kiro4j.server.credentials.account;

import java.io.IOException;

/// The control plane refused a call.
public final class AccountRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  public AccountRefusedException(String operation, int status) {
    super(operation + " was refused with HTTP " + status);
    this.status = status;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }
}
