package io.github.kiro4j.server.encryption;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An encrypted value as text: `enc:v1:KEY ID:BASE64`.
///
/// @param ciphertext nonce, encrypted bytes and tag, as Tink's AES-GCM writes them
public record EncryptedText(String keyId, byte[] ciphertext) {

  /// The beginning of encrypted values of all versions, so that a later version's value is never
  /// taken for a token.
  private static final String PREFIX = "enc:v";

  private static final Pattern FORM =
      Pattern.compile("enc:v1:(" + Keyset.ID + "):([A-Za-z0-9+/]+={0,2})");

  /// Whether a text is an encrypted value, damaged or not.
  public static boolean isEncrypted(String text) {
    return text.startsWith(PREFIX);
  }

  /// Reads what [#format] wrote; empty if the text is anything else.
  public static Optional<EncryptedText> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new EncryptedText(parts.group(1), Base64.getDecoder().decode(parts.group(2))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  String format() {
    return "enc:v1:" + keyId + ':' + Base64.getEncoder().encodeToString(ciphertext);
  }
}
