package io.github.kiro4j.server.credentials.account;

import java.io.IOException;

/// The control plane refused a call.
public final class AccountRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int FORBIDDEN = 403;

  private final int status;
  private final Fault fault;

  /// What the control plane refused.
  public enum Fault {
    TOKEN,
    PROFILE,
    /// The call, for another or an unknown reason.
    CALL
  }

  public AccountRefusedException(String operation, int status, Fault fault) {
    super(operation + " was refused with HTTP " + status);
    this.status = status;
    this.fault = fault;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// Whether the account may not ask, as a Builder ID may not list profiles.
  boolean isForbidden() {
    return status == FORBIDDEN && fault != Fault.TOKEN;
  }

  /// Whether the control plane refused the access token, so that a new one may help.
  public boolean isTokenRefused() {
    return fault == Fault.TOKEN;
  }

  /// Whether the control plane refused the profile ARN, so that another one may help.
  boolean isProfileRefused() {
    return fault == Fault.PROFILE;
  }
}
