package io.github.kiro4j.server.clients;

import io.github.kiro4j.server.secret.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// What is stored of a key's text. The text itself is shown once, when the key is created, and is
/// kept nowhere.
///
/// @param prefix the part of the text by which the key is found and which operators see; 24 random
///   characters follow, about 142 bits, so a plain hash is enough
/// @param sha256 hash of the whole text, in hex
public record KeyHash(String prefix, String sha256) {

  /// What the text of every client key begins with.
  public static final String BEGINNING = "sk-kiro4j-";

  /// Length of the random part of the text.
  static final int RANDOM_CHARACTERS = 32;

  private static final int LENGTH = BEGINNING.length() + RANDOM_CHARACTERS;
  private static final int PREFIX_LENGTH = BEGINNING.length() + 8;

  /// The hash of a text that has the form of a client key; empty for any other text.
  public static Optional<KeyHash> of(String text) {
    return text.length() == LENGTH && text.startsWith(BEGINNING)
        ? Optional.of(new KeyHash(text.substring(0, PREFIX_LENGTH), Fingerprint.sha256(text)))
        : Optional.empty();
  }

  /// Compares in constant time, whatever the position of the first difference.
  boolean matches(KeyHash other) {
    return MessageDigest.isEqual(
        sha256.getBytes(StandardCharsets.US_ASCII),
        other.sha256.getBytes(StandardCharsets.US_ASCII));
  }

  /// Without the hash, which would let a guessed text be checked.
  @Override
  public String toString() {
    return prefix + "...";
  }
}
