package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.encryption.EncryptedText;
import io.github.kiro4j.server.encryption.EncryptionException;
import io.github.kiro4j.server.encryption.Keyset;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Encrypts the secrets of entries on their way to disk, and decrypts them on their way back: the
/// fields that are secret, and members that mean nothing to the gateway. An encrypted value is
/// bound to its key, its entry and its member, so that a copy elsewhere does not decrypt. What is
/// encrypted is the value's JSON. Entries may hold plain and encrypted values side by side. A value
/// that cannot be decrypted stays as it is. Safe for use by many threads.
public final class EntryEncryption {

  /// Encrypts nothing, and can decrypt nothing.
  public static final EntryEncryption NONE = new EntryEncryption(Keyset.EMPTY, false);

  private static final int MAX_SENTENCES = 10;

  private static final String DAMAGED =
      "is an encrypted value that is damaged, or of a form that is not known; set the field again";

  private final Keyset keys;
  private final boolean encrypts;

  /// The keys that have decrypted a value.
  private final Set<String> provenKeys = ConcurrentHashMap.newKeySet();

  /// @param encrypts whether secrets are encrypted; if not, the keys only decrypt
  public EntryEncryption(Keyset keys, boolean encrypts) {
    this.keys = keys;
    this.encrypts = encrypts;
  }

  /// Whether secrets are encrypted before they are stored.
  public boolean encrypts() {
    return encrypts;
  }

  /// The entry as it is written.
  public StoredEntry encrypted(StoredEntry entry) {
    return encrypts
        ? entry.mapped((name, value) ->
            isPlainSecret(name, value) ? encrypted(entry.id(), name, value) : value)
        : entry;
  }

  private TextNode encrypted(long id, String name, JsonNode value) {
    if (id == 0) {
      throw new IllegalStateException("an entry needs an id before it is encrypted");
    }
    return TextNode.valueOf(keys.encrypt(Json.bytes(value), context(id, name)));
  }

  /// A member that means nothing to the gateway may be a secret.
  private static boolean isPlainSecret(String name, JsonNode value) {
    boolean secret =
        !name.equals(StoredEntry.ID)
            && CredentialField.of(name).map(CredentialField::isSecret).orElse(true);
    boolean blank = value.isNull() || (value.isTextual() && value.textValue().isBlank());
    return secret && !blank && !isEncrypted(value);
  }

  static boolean isEncrypted(JsonNode value) {
    return value.isTextual() && EncryptedText.isEncrypted(value.textValue());
  }

  private static String context(long id, String name) {
    return id + ":" + name;
  }

  /// The entry that was read.
  public StoredEntry decrypted(StoredEntry stored) {
    return stored.isEncrypted()
        ? stored.mapped((name, value) ->
            isEncrypted(value) ? decrypted(stored.id(), name, value.textValue()) : value)
        : stored;
  }

  private JsonNode decrypted(long id, String name, String text) {
    EncryptedText encrypted = EncryptedText.parse(text).orElse(null);
    if (encrypted == null) {
      return new UndecryptableText(text, name, DAMAGED, null);
    }
    if (!keys.has(encrypted.keyId())) {
      return new UndecryptableText(text, name, missingKey(encrypted.keyId()), encrypted.keyId());
    }
    try {
      byte[] value = keys.decrypt(encrypted, context(id, name));
      provenKeys.add(encrypted.keyId());
      return StoredEntry.READER.readTree(value);
    } catch (GeneralSecurityException | IOException _) {
      return new UndecryptableText(text, name, refused(encrypted.keyId()), encrypted.keyId());
    }
  }

  private static String missingKey(String key) {
    return "is encrypted with the key '%s', which is not configured; add the key to".formatted(key)
        + " encryption.keyFile or encryption.key";
  }

  private static String refused(String key) {
    return "cannot be decrypted with the key '%s': the configured key is another one with the same"
            .formatted(key)
        + " id, or the value is damaged or belongs to another credential or field; configure the"
        + " right key, or set the field again";
  }

  /// Whether an entry as it is stored has secrets that [#encrypted] would encrypt.
  public boolean leavesPlain(StoredEntry stored) {
    return encrypts && stored.anyMember(EntryEncryption::isPlainSecret);
  }

  /// The entry with an empty text in the place of each secret, for a store that gives the entry its
  /// id when it is written.
  public StoredEntry withoutSecrets(StoredEntry entry) {
    return entry.mapped((name, value) -> isPlainSecret(name, value) ? TextNode.valueOf("") : value);
  }

  /// Refuses entries that have values whose key is not configured, or is configured with the bytes
  /// of another key: none of the values that name the key could be decrypted so far. A value that
  /// is damaged while its key decrypts others concerns only its own credential.
  ///
  /// @throws EncryptionException if there are any; the message names entries, members and keys
  public void requireKeys(List<StoredEntry> entries) throws EncryptionException {
    refuse(entries, value -> value.keyId() != null && !provenKeys.contains(value.keyId()));
  }

  /// Refuses entries that have values which cannot be decrypted.
  ///
  /// @throws EncryptionException if there are any; the message names entries, members and keys
  public static void requireDecrypted(List<StoredEntry> entries) throws EncryptionException {
    refuse(entries, _ -> true);
  }

  private static void refuse(List<StoredEntry> entries, Predicate<UndecryptableText> refused)
      throws EncryptionException {
    List<String> problems =
        entries.stream()
            .flatMap(entry ->
                entry.undecryptable().filter(refused).map(value -> entry + ": " + value.sentence()))
            .toList();
    if (!problems.isEmpty()) {
      throw new EncryptionException(summary(problems));
    }
  }

  private static String summary(List<String> problems) {
    int more = problems.size() - MAX_SENTENCES;
    String shown = problems.stream().limit(MAX_SENTENCES).collect(Collectors.joining("\n"));
    return more > 0 ? shown + "\nfurther values that cannot be decrypted: " + more : shown;
  }
}
