package io.github.kiro4j.server.testing;

import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.encryption.EncryptionException;
import io.github.kiro4j.server.encryption.Keyset;
import io.github.kiro4j.server.secret.Fingerprint;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keys for tests, which follow from their ids.
public final class TestKeys {

  private TestKeys() {}

  /// The text of a key file.
  ///
  /// @param ids the primary key first
  public static String text(String... ids) {
    return Stream.of(ids)
        .map(id -> key(id, Fingerprint.sha256("test key " + id)))
        .collect(Collectors.joining("\n"));
  }

  /// A key with an id and other bytes than those of [#text].
  public static String impostor(String id) {
    return key(id, Fingerprint.sha256("another key " + id));
  }

  private static String key(String id, String hex) {
    return id + ":" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }

  /// Encrypts with the first of the keys.
  public static EntryEncryption encryption(String... ids) {
    return encryption(true, text(ids));
  }

  /// Decrypts with all of the keys and writes plain text.
  public static EntryEncryption decryption(String... ids) {
    return encryption(false, text(ids));
  }

  /// Reads keys.
  ///
  /// @param keys the text of a key file
  public static EntryEncryption encryption(boolean encrypts, String keys) {
    try {
      return new EntryEncryption(Keyset.parse("the test's keys", keys), encrypts);
    } catch (EncryptionException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
