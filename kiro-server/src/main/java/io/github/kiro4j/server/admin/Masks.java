package io.github.kiro4j.server.admin;

import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.secret.Masked;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Masks secret values for display.
public final class Masks {

  private static final int SHOWN = 4;
  private static final int MASKED_LENGTH = 16;

  private Masks() {}

  /// The first and last four characters of an ASCII text of more than 16 characters, in kiro-rs's
  /// form; otherwise a fixed mask.
  public static String key(String value) {
    boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(value);
    return ascii && value.length() > MASKED_LENGTH
        ? value.substring(0, SHOWN) + "..." + value.substring(value.length() - SHOWN)
        : Masked.SECRET;
  }

  /// The address of a proxy with masked user and password.
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
    String userInfo = login == null ? "" : Masked.SECRET + ":" + Masked.SECRET + "@";
    String address = host.contains(":") ? "[" + host + "]" : host;
    return scheme + "://" + userInfo + address + ":" + port;
  }
}
