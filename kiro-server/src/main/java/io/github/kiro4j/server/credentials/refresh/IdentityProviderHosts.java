package io.github.kiro4j.server.credentials.refresh;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// The hosts of organisations' identity providers that may receive codes and refresh tokens, always
/// by https. For a provider on the gateway's own machine, such as a simulator, the whole origin is
/// listed, for example `http://127.0.0.1:4711`.
///
/// @param allowed hosts in lower case, and origins of the own machine
public record IdentityProviderHosts(Set<String> allowed) {

  private static final Set<String> OWN_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  /// Whether secrets may be sent to the address.
  public boolean allow(URI address) {
    String host = address.getHost();
    if (host == null || address.getUserInfo() != null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return "https".equalsIgnoreCase(address.getScheme())
        ? allowed.contains(name)
        : OWN_MACHINE.contains(name)
            && allowed.contains(address.getScheme() + "://" + address.getRawAuthority());
  }
}
