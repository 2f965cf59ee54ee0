package io.github.kiro4j.server.config;

/// The gateway cannot start, for a reason that the operator can remove. The message says how.
public final class StartupException extends Exception {

  private static final long serialVersionUID = 1L;

  public StartupException(String message) {
    super(message);
  }
}
