package io.github.kiro4j.server.outbound;

import io.github.kiro4j.server.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The way to the upstream. Two equal ones share their connections.
public sealed interface ProxySettings {

  /// No proxy, whatever applies elsewhere.
  record Direct() implements ProxySettings {}

  /// A proxy that is asked with CONNECT.
  ///
  /// @param scheme `http`, or `https` when the proxy itself is spoken to over TLS
  record Http(String scheme, String host, int port, @Nullable Login login)
      implements ProxySettings {}

  /// A SOCKS5 proxy, which also resolves the host name.
  record Socks5(String host, int port, @Nullable Login login) implements ProxySettings {}

  /// What a proxy asks for.
  record Login(String user, Secret password) {
    /// Some proxies are signed in to with a key for a user name.
    @Override
    public String toString() {
      return "Login[redacted]";
    }
  }

  /// Reads a proxy as the configuration and the credentials file name it: `direct`, or `http://`,
  /// `https://`, `socks5://` or `socks5h://` with host and port. User and password in the address
  /// count where none stand beside it; they count only together.
  ///
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
              "has to begin with http://, https:// or socks5://, or be the word direct");
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
        decoded(info.substring(0, colon)), new Secret(decoded(info.substring(colon + 1))));
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
