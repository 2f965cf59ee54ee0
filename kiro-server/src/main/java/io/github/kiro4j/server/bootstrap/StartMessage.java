package io.github.kiro4j.server.bootstrap;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.health.GatewayVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last line of a start: version, address, credentials, and how clients connect. A gateway
/// without credentials adds the one command that signs in.
///
/// @param adminApi whether the gateway serves the admin API
record StartMessage(CredentialPool pool, boolean adminApi) {

  private static final Logger LOG = LoggerFactory.getLogger("io.github.kiro4j");

  /// What Dropwizard calls the connectors for clients.
  private static final String APPLICATION = "application";

  /// Logs the line for a server that accepts requests.
  void log(Server server) {
    applicationConnectors(server)
        .findFirst()
        .ifPresent(connector -> LOG.info("{}", text(connector)));
    if (pool.members().isEmpty()) {
      LOG.warn(
          "There is no credential yet. Sign in to Kiro: {} admin credentials sign-in --builder-id"
              + " (docs/accounts.md has the command for other kinds of accounts)",
          Program.name());
    }
  }

  private static Stream<ServerConnector> applicationConnectors(Server server) {
    return Arrays.stream(server.getConnectors())
        .filter(connector -> APPLICATION.equals(connector.getName()))
        .filter(ServerConnector.class::isInstance)
        .map(ServerConnector.class::cast);
  }

  private String text(ServerConnector connector) {
    String address = address(connector);
    return "kiro4j %s is ready on %s%s with %s. Clients: ANTHROPIC_BASE_URL=%s and the apiKey as ANTHROPIC_AUTH_TOKEN. %s"
        .formatted(
            GatewayVersion.text(),
            address,
            isOnAllInterfaces(connector.getHost()) ? " (all network interfaces)" : "",
            credentials(),
            address,
            adminApi ? "Page: " + address + "/admin/" : "No adminApiKey is set: no admin API.");
  }

  private String credentials() {
    List<PooledCredential> members = pool.members();
    long usable = members.stream().filter(PooledCredential::usable).count();
    return members.size() == 1
        ? usable + " of 1 credential usable"
        : "%d of %d credentials usable".formatted(usable, members.size());
  }

  private static String address(ServerConnector connector) {
    boolean tls = connector.getDefaultProtocol().startsWith("SSL");
    String host = connector.getHost();
    String reachable = host == null || isOnAllInterfaces(host) ? "127.0.0.1" : host;
    return "%s://%s:%d"
        .formatted(
            tls ? "https" : "http",
            reachable.contains(":") ? "[" + reachable + "]" : reachable,
            connector.getLocalPort());
  }

  private static boolean isOnAllInterfaces(@Nullable String host) {
    try {
      return host == null || InetAddress.getByName(host).isAnyLocalAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
