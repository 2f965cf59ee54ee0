package io.github.kiro4j.server.encryption;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An encrypted value as text: `enc:v1:KEY ID:BASE64`.
///
/// @param base64 nonce, encrypted bytes and tag, as Tink's AES-GCM writes them
public record EncryptedText(String keyId, String base64) {

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
    return Optional.of(new EncryptedText(parts.group(1), parts.group(2)));
  }

  static EncryptedText of(String keyId, byte[] ciphertext) {
    return new EncryptedText(keyId, Base64.getEncoder().encodeToString(ciphertext));
  }

  /// The bytes that the Base64 stands for.
  ///
  /// @throws GeneralSecurityException if it is damaged
  byte[] ciphertext() throws GeneralSecurityException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("damaged Base64", e);
    }
  }

  String format() {
    return "enc:v1:" + keyId + ':' + base64;
  }
}
