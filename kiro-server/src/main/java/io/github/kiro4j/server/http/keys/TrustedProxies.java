package io.github.kiro4j.server.http.keys;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;
import org.eclipse.jetty.util.InetAddressSet;

/// The proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` count.
///
/// Jetty's `ForwardedRequestCustomizer` is no replacement: it takes these headers from any peer,
/// and the first address of the list, which a client can choose freely. Here the list is read from
/// its end, as far as proxies are trusted.
public final class TrustedProxies {

  private final InetAddressSet ranges = new InetAddressSet();

  /// Reads addresses and ranges such as `10.0.0.0/8`.
  ///
  /// @throws IllegalArgumentException if one is neither; the message quotes it
  public static TrustedProxies of(List<String> ranges) {
    TrustedProxies proxies = new TrustedProxies();
    ranges.forEach(range -> proxies.add(range.strip()));
    return proxies;
  }

  /// Jetty would look up a name in the DNS, so what stands before the slash has to be an address.
  private void add(String range) {
    int slash = range.indexOf('/');
    try {
      InetAddress.ofLiteral(slash < 0 ? range : range.substring(0, slash));
      ranges.add(range);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\""
              + range
              + "\" is neither an address nor a range such as 10.0.0.0/8, whose address is 0 after"
              + " the prefix",
          e);
    }
  }

  /// Whether an address is that of a trusted proxy.
  public boolean trusts(String peer) {
    return address(peer).filter(ranges).isPresent();
  }

  /// Where a request comes from: the last address of its route that is no trusted proxy.
  public String source(HttpServletRequest request) {
    return source(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
  }

  /// Whether the browser speaks TLS, be it to a trusted proxy.
  public boolean isSecure(HttpServletRequest request) {
    return request.isSecure()
        || (trusts(request.getRemoteAddr())
            && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
  }

  /// Where a request comes from, before a servlet has it.
  public String source(Request request) {
    return source(
        Request.getRemoteAddr(request), request.getHeaders().getValuesList("X-Forwarded-For"));
  }

  /// The same for the parts of a request.
  ///
  /// @param peer the other end of the connection
  /// @param forwardedFor the values of `X-Forwarded-For`, in their order
  String source(String peer, List<String> forwardedFor) {
    List<String> route = new ArrayList<>();
    forwardedFor.forEach(value -> route.addAll(Arrays.asList(value.split(",", -1))));
    String source = peer;
    while (!route.isEmpty() && trusts(source)) {
      Optional<InetAddress> previous = address(route.removeLast());
      if (previous.isEmpty()) {
        break;
      }
      source = previous.get().getHostAddress();
    }
    return source;
  }

  /// An address as proxies write it, with a port or without; never a name that would be looked up.
  private static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(new HostPort(text.strip()).getHost()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
