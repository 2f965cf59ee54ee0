package io.github.kiro4j.server.http;

import io.github.kiro4j.protocol.failure.ClientError;

/// A request that ends in an error which the client is told as it stands.
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
