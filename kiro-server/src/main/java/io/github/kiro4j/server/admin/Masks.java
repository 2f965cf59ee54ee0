package io.github.kiro4j.server.admin;

import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.secret.Masked;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What may be shown of values that must not be shown.
public final class Masks {

  private static final int SHOWN = 4;
  private static final int SHORTEST = 16;

  private Masks() {}

  /// The first and last four characters of a longer ASCII text, as kiro-rs shows them; else nothing
  /// of it.
  public static String key(String value) {
    boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(value);
    return ascii && value.length() > SHORTEST
        ? value.substring(0, SHOWN) + "..." + value.substring(value.length() - SHOWN)
        : Masked.SECRET;
  }

  /// A proxy without who signs in there.
  public static String proxy(ProxySettings proxy) {
    return switch (proxy) {
      case ProxySettings.Direct _ -> "direct";
      case ProxySettings.Http http ->
          address(http.scheme(), http.login(), http.host(), http.port());
      case ProxySettings.Socks5 socks ->
          address("socks5", socks.login(), socks.host(), socks.port());
    };
  }

  private static String address(
      String scheme, ProxySettings.@Nullable Login login, String host, int port) {
    String who = login == null ? "" : Masked.SECRET + ":" + Masked.SECRET + "@";
    String where = host.contains(":") ? "[" + host + "]" : host;
    return scheme + "://" + who + where + ":" + port;
  }
}
