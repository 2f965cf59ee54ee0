package io.github.kiro4j.server.http;

import java.util.UUID;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/// The id of a request in response headers, error bodies and the log.
public final class RequestId {

  /// The response header with the id.
  public static final String HEADER = "request-id";

  /// The response header with the id on the routes of OpenAI's APIs, which their clients show.
  public static final String OPENAI_HEADER = "x-request-id";

  /// The attribute, and in Jersey the property, of a request that has an id.
  static final String ATTRIBUTE = RequestId.class.getName();

  private RequestId() {}

  /// The id of a request of Jetty: `req_` and 32 hex digits. The first call assigns a random id.
  public static String of(Attributes request) {
    String assigned = text(request.getAttribute(ATTRIBUTE));
    if (assigned != null) {
      return assigned;
    }
    String id = "req_" + UUID.randomUUID().toString().replace("-", "");
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  static @Nullable String text(@Nullable Object attribute) {
    return attribute instanceof String id ? id : null;
  }
}
