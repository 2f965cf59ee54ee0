package io.github.kiro4j.server.entry;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.AdminError;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.server.http.keys.TrustedProxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/// Keeps pages of other sites from what is for operators: the admin connector, the admin API and
/// the admin page.
///
/// - A browser's request from another origin is refused, except that a link may lead to the page.
/// - A page whose name was made to resolve to this machine (DNS rebinding) is of the same origin
///   for the browser, and is known only by its host name. On the admin connector, and on loopback
///   connections that come from no trusted proxy, the host has to be an address, `localhost`, a
///   name without a dot, which no public DNS resolves, or one of `allowedHosts`.
///
/// The client API takes any origin and host: its key is in a header.
final class BrowserCheck extends Handler.Wrapper {

  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private final Set<String> allowedHosts;
  private final TrustedProxies proxies;

  BrowserCheck(List<String> allowedHosts, TrustedProxies proxies) {
    this.allowedHosts = Set.copyOf(allowedHosts.stream().map(BrowserCheck::lowerCase).toList());
    this.proxies = proxies;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<String> problem = isForOperators(request) ? problem(request) : Optional.empty();
    if (problem.isPresent()) {
      refuse(problem.get(), response, callback);
      return true;
    }
    return super.handle(request, response, callback);
  }

  private static boolean isForOperators(Request request) {
    return Connectors.isAdmin(request) || GatewayPaths.of(request).isForOperators();
  }

  private Optional<String> problem(Request request) {
    if (isForeign(request.getHeaders()) && !isLinkToThePage(request)) {
      return Optional.of("Pages of other sites may not use this address.");
    }
    String host = Request.getServerName(request);
    if (needsKnownHost(request) && !isKnown(host)) {
      return Optional.of(
          ("The host name \"%.100s\" is not known here. Use an address or localhost, or add the name"
                  + " to allowedHosts in the gateway's configuration.")
              .formatted(host));
    }
    return Optional.empty();
  }

  /// Older browsers send no `Sec-Fetch-Site`, and none sends it to names without TLS; then the
  /// origin has to be the host of the request.
  private static boolean isForeign(HttpFields headers) {
    String site = headers.get("Sec-Fetch-Site");
    String origin = headers.get(HttpHeader.ORIGIN);
    return site != null
        ? !OWN_SITES.contains(site)
        : origin != null && !isOriginOf(origin, headers.get(HttpHeader.HOST));
  }

  private static boolean isOriginOf(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean isLinkToThePage(Request request) {
    return GatewayPaths.of(request) == GatewayPaths.ADMIN_PAGE
        && request.getMethod().equals("GET")
        && "navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"));
  }

  private boolean needsKnownHost(Request request) {
    return Connectors.isAdmin(request)
        || (isLoopback(request) && !proxies.trusts(Request.getRemoteAddr(request)));
  }

  private static boolean isLoopback(Request request) {
    return request.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress here
        && here.getAddress() != null
        && here.getAddress().isLoopbackAddress();
  }

  private boolean isKnown(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = lowerCase(host);
    return !name.contains(".")
        || name.endsWith(".localhost")
        || allowedHosts.contains(name)
        || isAddress(name);
  }

  private static boolean isAddress(String name) {
    try {
      InetAddress.ofLiteral(new HostPort(name).getHost());
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static void refuse(String problem, Response response, Callback callback) {
    byte[] body = Json.bytes(AdminError.of(AdminErrorCode.NOT_SAME_ORIGIN, problem));
    response.setStatus(HttpStatus.FORBIDDEN_403);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
