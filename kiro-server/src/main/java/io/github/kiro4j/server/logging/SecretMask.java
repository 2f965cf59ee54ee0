package io.github.kiro4j.server.logging;

import io.github.kiro4j.server.secret.Masked;
import io.github.kiro4j.server.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Replaces secrets in texts: the known ones, and what looks like a secret of this field. The time
/// depends on the length of the text, not on the number of secrets. Immutable.
final class SecretMask {

  /// The beginning by which a secret is looked up. Shorter secrets are passwords that occur in
  /// ordinary text.
  private static final int LOOKUP = 8;

  /// Source: the forms of AWS's and Kiro's tokens, API keys and ARNs, of JSON Web Tokens, and of
  /// headers and members that carry them.
  static final Pattern LOOKS_SECRET =
      Pattern.compile(
          "(?:aoa|aor|ksk_|sk-|eyJ)[A-Za-z0-9+/=_.:-]{20,}"
              + "|arn:aws[a-z-]*:codewhisperer:[^\\s\"',]+"
              + "|(?i:bearer )[^\\s\"',]{8,}"
              + "|(?i:(?:refresh|access|id)_?token|client_?secret|api-?key)\"?\\s*[:=]\\s*\"?"
              + "[^\\s\"',}&]{8,}");

  /// With what each of these forms begins.
  private static final Beginnings FORMS =
      new Beginnings(
          Stream.of(
              "aoa", "aor", "ksk_", "sk-", "eyJ", "arn:", "bearer", "refresh", "access", "id_",
              "idtoken", "client", "api"));

  private final Map<String, List<String>> byBeginning;
  private final Beginnings known;

  SecretMask(Stream<Secret> secrets) {
    byBeginning =
        secrets
            .map(Secret::value)
            .filter(value -> value.length() >= LOOKUP)
            .collect(Collectors.groupingBy(value -> value.substring(0, LOOKUP)));
    known = new Beginnings(byBeginning.keySet().stream());
  }

  /// The text; the same instance if there is no secret in it.
  String apply(String text) {
    return withoutForms(withoutKnown(text));
  }

  private static String withoutForms(String text) {
    Matcher form = LOOKS_SECRET.matcher(text);
    return replaced(
        text,
        FORMS,
        start -> form.region(start, text.length()).lookingAt() ? form.end() - start : 0);
  }

  private String withoutKnown(String text) {
    return replaced(text, known, start -> secretAt(text, start));
  }

  /// @param length of the secret at a position; 0 if there is none
  private static String replaced(String text, Beginnings beginnings, IntUnaryOperator length) {
    StringBuilder masked = new StringBuilder();
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      int secret = beginnings.mayBeAt(text, i) ? length.applyAsInt(i) : 0;
      if (secret > 0) {
        masked.append(text, copied, i).append(Masked.SECRET);
        copied = i + secret;
        i = copied - 1;
      }
    }
    return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
  }

  /// The length of the longest secret that begins there; 0 if there is none.
  private int secretAt(String text, int start) {
    int end = Math.min(start + LOOKUP, text.length());
    return byBeginning.getOrDefault(text.substring(start, end), List.of()).stream()
        .filter(secret -> text.startsWith(secret, start))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
