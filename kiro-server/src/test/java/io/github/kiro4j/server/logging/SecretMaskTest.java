package io.github.kiro4j.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.secret.Masked;
import io.github.kiro4j.server.secret.Secret;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

  private static final List<String> KNOWN =
      List.of("Password, with blanks", "password, w", "0123456789", "short", "aoaKnownToken");

  private static final List<String> PARTS =
      List.of(
          "aoa",
          "aor",
          "ksk_",
          "sk-",
          "eyJ",
          "EYJ",
          "arn:aws:codewhisperer:",
          "arn:aws-cn:",
          "bearer ",
          "Bearer ",
          "BEARER",
          "refreshToken",
          "refresh_token",
          "ACCESS_TOKEN",
          "idToken",
          "id_token",
          "clientSecret",
          "client_secret",
          "client",
          "api-key",
          "apiKey",
          "API-KEY",
          "=",
          ":",
          "\"",
          "'",
          ",",
          " ",
          "\n",
          "&",
          "}",
          "x",
          "8chars__",
          "a-value-that-is-long-enough",
          "Password, with blanks",
          "password, with blanks",
          "password, w",
          "0123456789",
          "012345678",
          "short",
          "aoaKnownToken",
          "account 1",
          "ä",
          "令牌");

  private final SecretMask mask = new SecretMask(KNOWN.stream().map(Secret::new));

  /// The search that skips ordinary text finds what a search at each character finds.
  @Test
  void nothingIsOverlooked() {
    Random random = new Random(20261128);
    for (int i = 0; i < 50_000; i++) {
      String text =
          Stream.generate(() -> PARTS.get(random.nextInt(PARTS.size())))
              .limit(random.nextInt(9))
              .collect(Collectors.joining());
      assertThat(mask.apply(text)).isEqualTo(slowly(text));
    }
  }

  @Test
  void aTextWithoutSecretsStaysTheSame() {
    String text = "credential 1 answered; client=access api id_ arn:aws";

    assertThat(mask.apply(text)).isSameAs(text);
  }

  private static String slowly(String text) {
    StringBuilder masked = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      int length = known(text, i);
      masked.append(length > 0 ? Masked.SECRET : text.substring(i, i + 1));
      i += Math.max(1, length);
    }
    return SecretMask.LOOKS_SECRET.matcher(masked).replaceAll(Masked.SECRET);
  }

  private static int known(String text, int start) {
    return KNOWN.stream()
        .filter(secret -> secret.length() >= 8 && text.startsWith(secret, start))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
