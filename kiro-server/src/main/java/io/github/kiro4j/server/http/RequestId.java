package io.github.kiro4j.server.http;

import java.util.UUID;

/// The id under which a request is known to the client, in headers, errors and the log.
public final class RequestId {

  /// The header that carries it.
  public static final String HEADER = "request-id";

  private RequestId() {}

  /// A fresh id: `req_` and 32 hex digits.
  public static String next() {
    return "req_" + UUID.randomUUID().toString().replace("-", "");
  }
}
