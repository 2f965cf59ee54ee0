package io.github.kiro4j.server.http;

import java.util.UUID;

/// The id of a request in response headers, error bodies and the log.
public final class RequestId {

  /// The response header with the id.
  public static final String HEADER = "request-id";

  /// The response header with the id on the routes of OpenAI's APIs, which their clients show.
  public static final String OPENAI_HEADER = "x-request-id";

  private RequestId() {}

  /// A new random id: `req_` and 32 hex digits.
  public static String next() {
    return "req_" + UUID.randomUUID().toString().replace("-", "");
  }
}
