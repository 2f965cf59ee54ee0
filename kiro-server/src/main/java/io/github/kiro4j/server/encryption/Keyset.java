package io.github.kiro4j.server.encryption;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import io.github.kiro4j.api.Program;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// AES-256-GCM keys by their ids: the first one, the primary key, encrypts; each of them decrypts.
/// Immutable.
///
/// As text, a key is `KEY ID:BASE64` of 32 bytes. Keys are separated by white space or commas, and
/// `#` begins a comment up to the end of the line.
public final class Keyset {

  /// No key.
  public static final Keyset EMPTY = new Keyset(Map.of());

  static final String ID = "[A-Za-z0-9._-]{1,64}";

  private static final int KEY_BYTES = 32;
  private static final Pattern COMMENT = Pattern.compile("#.*");
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
  private static final Pattern ID_FORM = Pattern.compile(ID);

  /// In the order of the text.
  private final Map<String, Aead> keys;

  private Keyset(Map<String, Aead> keys) {
    this.keys = keys;
  }

  /// Reads keys.
  ///
  /// @param place where the text stands, as error texts name it
  /// @throws EncryptionException if the text holds no key, or something that is not a key
  public static Keyset parse(String place, String text) throws EncryptionException {
    Map<String, Aead> keys = new LinkedHashMap<>();
    for (String key : keys(text)) {
      int colon = key.indexOf(':');
      String id = colon < 0 ? "" : key.substring(0, colon);
      if (!ID_FORM.matcher(id).matches()) {
        throw new EncryptionException(
            place
                + ": key number "
                + (keys.size() + 1)
                + " is not of the form KEY_ID:BASE64, with an id of up to 64 letters, digits, dots,"
                + " dashes and underscores; make a key with "
                + Program.name()
                + " db new-key FILE");
      }
      if (keys.putIfAbsent(id, aead(place, id, key.substring(colon + 1))) != null) {
        throw new EncryptionException(
            place + " has two keys with the id '" + id + "'; remove one or rename it");
      }
    }
    if (keys.isEmpty()) {
      throw new EncryptionException(
          place + " has no key; make one with " + Program.name() + " db new-key FILE");
    }
    return new Keyset(keys);
  }

  /// The keys of a text, each in its text form.
  public static List<String> keys(String text) {
    String bare = COMMENT.matcher(text).replaceAll("");
    return SEPARATOR.splitAsStream(bare).filter(key -> !key.isEmpty()).toList();
  }

  @AccessesPartialKey
  private static Aead aead(String place, String id, String base64) throws EncryptionException {
    try {
      return AesGcmJce.create(
          AesGcmKey.builder()
              .setParameters(
                  AesGcmParameters.builder()
                      .setKeySizeBytes(KEY_BYTES)
                      .setIvSizeBytes(12)
                      .setTagSizeBytes(16)
                      .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                      .build())
              .setKeyBytes(
                  SecretBytes.copyFrom(
                      Base64.getDecoder().decode(base64), InsecureSecretKeyAccess.get()))
              .build());
    } catch (IllegalArgumentException | GeneralSecurityException _) {
      // The library's messages may show the key.
      throw new EncryptionException(
          place + ": the key '" + id + "' must be 32 bytes in Base64; copy the whole key");
    }
  }

  /// A new key in its text form.
  static String newKey(SecureRandom random) {
    byte[] id = new byte[4];
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(id);
    random.nextBytes(key);
    return "key-" + HexFormat.of().formatHex(id) + ':' + Base64.getEncoder().encodeToString(key);
  }

  /// Whether there is a key with that id.
  public boolean has(String id) {
    return keys.containsKey(id);
  }

  /// Encrypts with the primary key.
  ///
  /// @param context where the value belongs: it decrypts nowhere else
  /// @throws java.util.NoSuchElementException if there is no key
  public String encrypt(byte[] value, String context) {
    Map.Entry<String, Aead> primary = keys.entrySet().iterator().next();
    try {
      byte[] ciphertext =
          primary.getValue().encrypt(value, associatedData(primary.getKey(), context));
      return EncryptedText.of(primary.getKey(), ciphertext).format();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /// Decrypts with the key that the text names.
  ///
  /// @throws GeneralSecurityException if there is no such key, the key is another one, the text is
  ///   damaged, or it was encrypted for another context
  public byte[] decrypt(EncryptedText text, String context) throws GeneralSecurityException {
    Aead key = keys.get(text.keyId());
    if (key == null) {
      throw new GeneralSecurityException("the key is not configured");
    }
    return key.decrypt(text.ciphertext(), associatedData(text.keyId(), context));
  }

  private static byte[] associatedData(String keyId, String context) {
    return ("kiro4j:v1:" + keyId + ':' + context).getBytes(StandardCharsets.UTF_8);
  }
}
