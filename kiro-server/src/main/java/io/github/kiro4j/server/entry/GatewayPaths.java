package io.github.kiro4j.server.entry;

import org.eclipse.jetty.server.Request;

/// Which part of the gateway a request addresses, by its decoded path.
enum GatewayPaths {
  /// Needs the API key.
  CLIENT_API,
  /// Needs the admin key or a session.
  ADMIN_API,
  /// The operator's page, without a key.
  ADMIN_PAGE,
  /// Everything else, without a key.
  OTHER;

  static GatewayPaths of(Request request) {
    String path = Request.getPathInContext(request);
    if (path.startsWith("/v1/") || path.startsWith("/cc/v1/")) {
      return CLIENT_API;
    }
    if (path.startsWith("/api/admin/")) {
      return ADMIN_API;
    }
    return path.startsWith("/admin/") ? ADMIN_PAGE : OTHER;
  }

  /// Whether an operator's page or program sends the request.
  boolean isForOperators() {
    return this == ADMIN_API || this == ADMIN_PAGE;
  }
}
