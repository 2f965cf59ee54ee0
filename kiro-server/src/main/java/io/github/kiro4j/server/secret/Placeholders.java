package io.github.kiro4j.server.secret;

import java.util.regex.Pattern;

/// Texts that stand for a secret in examples and templates, such as `your-refresh-token`, `<token>`
/// and `xxxx`.
public final class Placeholders {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:sk-|ksk_|aor|aoa)?(?:your[-_ ].*|(?:first|second)-refresh-token|x{4,}|<.*>|\\.{3}|…)",
          Pattern.CASE_INSENSITIVE);

  private Placeholders() {}

  /// Whether the text was never replaced by a secret.
  public static boolean matches(String text) {
    return FORM.matcher(text.strip()).matches();
  }
}
