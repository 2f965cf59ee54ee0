package io.github.kiro4j.server.credentials.account;

import java.io.IOException;

/// The control plane refused a call.
public final class AccountRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int FORBIDDEN = 403;

  private final int status;
  private final boolean tokenRefused;

  /// @param tokenRefused whether the access token is the reason
  public AccountRefusedException(String operation, int status, boolean tokenRefused) {
    super(operation + " was refused with HTTP " + status);
    this.status = status;
    this.tokenRefused = tokenRefused;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// Whether the account may not ask, as a Builder ID may not list profiles.
  boolean isForbidden() {
    return status == FORBIDDEN && !tokenRefused;
  }

  /// Whether the control plane refused the access token, so that a new one may help.
  public boolean isTokenRefused() {
    return tokenRefused;
  }
}
