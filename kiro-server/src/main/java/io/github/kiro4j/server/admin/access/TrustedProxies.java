package io.github.kiro4j.server.admin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Whose `X-Forwarded-For` is believed: proxies in these ranges of addresses.
public final class TrustedProxies {

  /// Addresses that begin with the same bits.
  private record Range(InetAddress network, int bits) {

    boolean contains(InetAddress address) {
      byte[] mine = network.getAddress();
      byte[] other = address.getAddress();
      if (mine.length != other.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Range> ranges;

  private TrustedProxies(List<Range> ranges) {
    this.ranges = ranges;
  }

  /// Reads addresses and ranges such as `10.0.0.0/8`.
  ///
  /// @throws IllegalArgumentException if one is neither; the message quotes it
  public static TrustedProxies of(List<String> ranges) {
    return new TrustedProxies(ranges.stream().map(TrustedProxies::range).toList());
  }

  private static Range range(String text) {
    String[] parts = text.strip().split("/", 2);
    InetAddress network = literal(parts[0]).orElseThrow(() -> noRange(text));
    int most = network.getAddress().length * 8;
    if (parts.length == 1) {
      return new Range(network, most);
    }
    if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > most) {
      throw noRange(text);
    }
    return new Range(network, Integer.parseInt(parts[1]));
  }

  private static IllegalArgumentException noRange(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is neither an address nor a range such as 10.0.0.0/8");
  }

  private boolean trusts(String peer) {
    return literal(peer)
        .filter(address -> ranges.stream().anyMatch(range -> range.contains(address)))
        .isPresent();
  }

  /// Where a request comes from: the last address on its way that is no trusted proxy.
  String source(HttpServletRequest request) {
    return source(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
  }

  /// Whether the browser speaks TLS, be it to a trusted proxy.
  boolean isSecure(HttpServletRequest request) {
    return request.isSecure()
        || (trusts(request.getRemoteAddr())
            && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
  }

  /// The same for the parts of a request.
  ///
  /// @param peer the other end of the connection
  /// @param forwardedFor the values of `X-Forwarded-For`, in their order
  String source(String peer, List<String> forwardedFor) {
    List<String> way = new ArrayList<>();
    forwardedFor.forEach(value -> way.addAll(Arrays.asList(value.split(",", -1))));
    String source = peer;
    while (!way.isEmpty() && trusts(source)) {
      Optional<InetAddress> before = literal(way.removeLast());
      if (before.isEmpty()) {
        break;
      }
      source = before.get().getHostAddress();
    }
    return source;
  }

  /// An address as proxies write it, with a port or without; never a name that would be looked up.
  private static Optional<InetAddress> literal(String text) {
    String address = text.strip();
    if (address.startsWith("[") && address.contains("]")) {
      address = address.substring(1, address.indexOf(']'));
    } else if (address.chars().filter(c -> c == ':').count() == 1) {
      address = address.substring(0, address.indexOf(':'));
    }
    try {
      return Optional.of(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
