package io.github.kiro4j.server.http;

import io.github.kiro4j.protocol.failure.ClientError;

/// Ends a request with an error response for the client.
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ClientError error;

  public ApiException(ClientError error) {
    super(error.error().type() + ": " + error.error().message());
    this.error = error;
  }

  /// Status, body and headers for the client.
  public ClientError error() {
    return error;
  }
}
