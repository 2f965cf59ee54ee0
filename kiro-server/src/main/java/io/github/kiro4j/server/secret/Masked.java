package io.github.kiro4j.server.secret;

import java.util.regex.Pattern;

/// Replacements for values that may hold a secret.
public final class Masked {

  /// Stands for a secret that is set.
  public static final String SECRET = "***";

  /// Values in the query; keys often travel there.
  private static final Pattern QUERY = Pattern.compile("(?<==)[^&]*");

  private static final String ARN = "arn:";

  private static final Pattern FRAGMENT = Pattern.compile("#[^@]*$");

  private Masked() {}

  /// The text without what identifies an account: an ARN is replaced, an address loses the parts
  /// that [#address] names.
  public static String setting(String text) {
    return text.startsWith(ARN) ? SECRET : address(text);
  }

  /// The text, without user, password, query values and fragment if it is an address. What comes
  /// before the last `@` counts as user and password: people forget to encode them.
  public static String address(String text) {
    int scheme = text.indexOf("://");
    if (scheme < 0) {
      return text;
    }
    String address = FRAGMENT.matcher(text).replaceFirst("");
    int begin = scheme + "://".length();
    int at = address.lastIndexOf('@');
    String bare =
        at < begin ? address : address.substring(0, begin) + SECRET + address.substring(at);
    int query = bare.indexOf('?');
    return query < 0
        ? bare
        : bare.substring(0, query) + QUERY.matcher(bare.substring(query)).replaceAll(SECRET);
  }
}
