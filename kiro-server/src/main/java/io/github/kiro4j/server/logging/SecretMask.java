package io.github.kiro4j.server.logging;

import io.github.kiro4j.server.secret.Masked;
import io.github.kiro4j.server.secret.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Replaces secrets in texts: the known ones, and what looks like a secret of this field. The time
/// depends on the length of the text, not on the number of secrets. Immutable.
final class SecretMask {

  /// The beginning by which a secret is looked up. Shorter secrets are passwords that occur in
  /// ordinary text.
  private static final int LOOKUP = 8;

  /// Source: the forms of AWS's and Kiro's tokens, API keys and ARNs, of JSON Web Tokens, and of
  /// headers and members that carry them.
  private static final Pattern LOOKS_SECRET =
      Pattern.compile(
          "(?:aoa|aor|ksk_|sk-|eyJ)[A-Za-z0-9+/=_.:-]{20,}"
              + "|arn:aws[a-z-]*:codewhisperer:[^\\s\"',]+"
              + "|(?i:bearer )[^\\s\"',]{8,}"
              + "|(?i:(?:refresh|access|id)_?token|client_?secret|api-?key)\"?\\s*[:=]\\s*\"?"
              + "[^\\s\"',}&]{8,}");

  private final Map<String, List<String>> byBeginning = new HashMap<>();

  SecretMask(Stream<Secret> secrets) {
    secrets
        .map(Secret::value)
        .filter(value -> value.length() >= LOOKUP)
        .forEach(value ->
            byBeginning
                .computeIfAbsent(value.substring(0, LOOKUP), _ -> new ArrayList<>(1))
                .add(value));
  }

  /// The text; the same instance if there is no secret in it.
  String apply(String text) {
    return LOOKS_SECRET.matcher(withoutKnown(text)).replaceAll(Masked.SECRET);
  }

  private String withoutKnown(String text) {
    StringBuilder masked = new StringBuilder();
    int copied = 0;
    for (int i = 0; i + LOOKUP <= text.length(); i++) {
      int length = secretAt(text, i);
      if (length > 0) {
        masked.append(text, copied, i).append(Masked.SECRET);
        copied = i + length;
        i = copied - 1;
      }
    }
    return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
  }

  /// The length of the longest secret that begins there; 0 if there is none.
  private int secretAt(String text, int start) {
    if (byBeginning.isEmpty()) {
      return 0;
    }
    return byBeginning.getOrDefault(text.substring(start, start + LOOKUP), List.of()).stream()
        .filter(secret -> text.startsWith(secret, start))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
