package io.github.kiro4j.server.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.kiro4j.server.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import org.apache.hc.core5.net.PercentCodec;
import org.jspecify.annotations.Nullable;

/// How other hosts are reached. Equal settings share their connections.
public sealed interface ProxySettings {

  /// No proxy, even if there is a usual one.
  record Direct() implements ProxySettings {}

  /// An HTTP proxy, which tunnels by CONNECT.
  ///
  /// @param scheme `http`, or `https` for TLS to the proxy itself
  record Http(String scheme, String host, int port, @Nullable Login login)
      implements ProxySettings {}

  /// A SOCKS5 proxy, which also resolves the host name.
  record Socks5(String host, int port, @Nullable Login login) implements ProxySettings {}

  /// User and password for a proxy.
  record Login(String user, Secret password) {
    /// Some proxies take a key as the user name.
    @Override
    public String toString() {
      return "Login[redacted]";
    }
  }

  /// Reads a proxy of the configuration or the credentials file: `direct`, or `http://`,
  /// `https://`, `socks5://` or `socks5h://` with host and port.
  ///
  /// @param user takes precedence over a user in the address, but only together with the password
  /// @throws IllegalArgumentException with a message that quotes nothing, since addresses may hold
  ///   passwords
  static ProxySettings of(String url, @Nullable String user, @Nullable Secret password) {
    if (url.strip().equalsIgnoreCase("direct")) {
      return new Direct();
    }
    URI uri = parse(url.strip());
    String host = uri.getHost();
    if (host == null) {
      throw new IllegalArgumentException("names no host");
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    Login login = user != null && password != null ? new Login(user, password) : loginIn(uri);
    String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "http" -> new Http("http", bare, portOf(uri, 80), login);
      case "https" -> new Http("https", bare, portOf(uri, 443), login);
      case "socks5", "socks5h" -> new Socks5(bare, portOf(uri, 1080), login);
      default ->
          throw new IllegalArgumentException(
              "must begin with http://, https:// or socks5://, or be the word direct");
    };
  }

  private static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException _) {
      throw new IllegalArgumentException("is not the address of a proxy");
    }
  }

  private static int portOf(URI uri, int otherwise) {
    return uri.getPort() < 0 ? otherwise : uri.getPort();
  }

  private static @Nullable Login loginIn(URI uri) {
    String info = uri.getRawUserInfo();
    if (info == null || !info.contains(":")) {
      return null;
    }
    int colon = info.indexOf(':');
    return new Login(
        PercentCodec.decode(info.substring(0, colon), UTF_8),
        new Secret(PercentCodec.decode(info.substring(colon + 1), UTF_8)));
  }
}
