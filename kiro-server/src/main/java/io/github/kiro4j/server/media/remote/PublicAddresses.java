package io.github.kiro4j.server.media.remote;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.eclipse.jetty.util.InetAddressSet;

/// Looks host names up and passes on public addresses only. A connection uses the address that was
/// checked, so that a second look-up cannot lead elsewhere.
///
/// Source: IANA's registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890).
final class PublicAddresses implements DnsResolver {

  private static final Predicate<InetAddress> SPECIAL_IPV4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /// Every global IPv6 address is in this range.
  private static final Predicate<InetAddress> GLOBAL_IPV6 = ranges("2000::/3");

  /// The ranges in it that are not, or that wrap an IPv4 address.
  private static final Predicate<InetAddress> SPECIAL_IPV6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all =
        Arrays.stream(InetAddress.getAllByName(host))
            .filter(PublicAddresses::isPublic)
            .toArray(InetAddress[]::new);
    if (all.length == 0) {
      throw new NoPublicAddressException();
    }
    return all;
  }

  /// The name itself: the canonical name would be another look-up.
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  static boolean isPublic(InetAddress address) {
    return address instanceof Inet6Address
        ? GLOBAL_IPV6.test(address) && !SPECIAL_IPV6.test(address)
        : !SPECIAL_IPV4.test(address);
  }

  private static InetAddressSet ranges(String... ranges) {
    InetAddressSet set = new InetAddressSet();
    set.addAll(List.of(ranges));
    return set;
  }

  /// A host has addresses, but no public one.
  static final class NoPublicAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    NoPublicAddressException() {
      super("the host has no public address");
    }
  }
}
