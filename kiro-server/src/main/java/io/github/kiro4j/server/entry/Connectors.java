package io.github.kiro4j.server.entry;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;

/// Dropwizard's two groups of connectors, by the names that it gives them.
final class Connectors {

  private static final String ADMIN = "admin";

  private Connectors() {}

  /// Whether a request came by an admin connector, which serves metrics and health checks.
  static boolean isAdmin(Request request) {
    return isAdmin(request.getConnectionMetaData().getConnector());
  }

  static boolean isAdmin(Connector connector) {
    return ADMIN.equals(connector.getName());
  }
}
