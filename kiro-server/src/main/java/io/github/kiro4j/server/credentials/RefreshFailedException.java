package io.github.kiro4j.server.credentials;

import java.io.IOException;

/// An auth service refused a refresh or could not be asked. The message holds no secret.
public final class RefreshFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  RefreshFailedException(int status, String problem) {
    super(status == 0 ? problem : "HTTP " + status + ": " + problem);
    this.status = status;
  }

  /// The HTTP status, 0 when there was no answer.
  public int status() {
    return status;
  }
}
