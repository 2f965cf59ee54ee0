package io.github.kiro4j.server.credentials.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.encryption.EncryptionException;
import io.github.kiro4j.server.testing.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryEncryptionTest {

  private static final StoredEntry ENTRY =
      entry(
          """
          {"id": 3, "refreshToken": "not-a-real-refresh", "accessToken": "not-a-real-access",
           "kiroApiKey": "", "clientId": "not-a-real-client", "clientSecret": "not-a-real-secret",
           "profileArn": "not-a-real-arn", "proxyUrl": "http://me:not-a-real-word@proxy.example.com:80",
           "proxyUsername": "not-a-real-user", "proxyPassword": "not-a-real-password",
           "email": "a@example.com", "priority": 4, "disabled": true, "nothing": null,
           "note": {"csrf": ["not-a-real-csrf", 1.50, "é\\n"]}}
          """);

  private final EntryEncryption encryption = TestKeys.encryption("k1");

  @Test
  void everySecretIsEncryptedAndComesBackAsItWas() {
    StoredEntry stored = encryption.encrypted(ENTRY);

    assertThat(stored.toJson().toString())
        .doesNotContain("not-a-real", "proxy.example.com", "csrf")
        .contains("\"email\":\"a@example.com\"", "\"priority\":4", "\"kiroApiKey\":\"\"");
    assertThat(encryption.decrypted(stored).toJson().toString())
        .isEqualTo(ENTRY.toJson().toString());
  }

  @Test
  void everyFieldThatIsSecretIsEncrypted() {
    StoredEntry all =
        Arrays.stream(CredentialField.values())
            .reduce(
                StoredEntry.EMPTY.withId(1),
                (entry, field) -> entry.with(field, "value"),
                (one, _) -> one);

    StoredEntry stored = encryption.encrypted(all);

    for (CredentialField field : CredentialField.values()) {
      assertThat(stored.value(field).textValue().startsWith("enc:v1:k1:"))
          .as(field.wireName())
          .isEqualTo(field.isSecret());
    }
  }

  @Test
  void withoutConfigurationNothingChanges() {
    assertThat(EntryEncryption.NONE.encrypted(ENTRY)).isSameAs(ENTRY);
    assertThat(EntryEncryption.NONE.decrypted(ENTRY)).isSameAs(ENTRY);
    assertThat(EntryEncryption.NONE.leavesPlain(ENTRY)).isFalse();
  }

  @Test
  void plainAndEncryptedValuesStandSideBySide() {
    StoredEntry mixed =
        encryption.encrypted(ENTRY).with(CredentialField.CLIENT_SECRET, "edited-by-hand");

    StoredEntry read = encryption.decrypted(mixed);

    assertThat(read.text(CredentialField.CLIENT_SECRET)).contains("edited-by-hand");
    assertThat(read.text(CredentialField.REFRESH_TOKEN)).contains("not-a-real-refresh");
    assertThat(encryption.leavesPlain(mixed)).isTrue();
    assertThat(encryption.leavesPlain(encryption.encrypted(read))).isFalse();
  }

  @Test
  void olderKeysReadAndOnlyDecryptingKeysWritePlainText() {
    StoredEntry old = encryption.encrypted(ENTRY);
    EntryEncryption both = TestKeys.encryption("k2", "k1");
    EntryEncryption off = TestKeys.decryption("k1");

    assertThat(both.decrypted(old)).isEqualTo(ENTRY);
    assertThat(both.leavesPlain(old)).isFalse();
    assertThat(token(both.encrypted(both.decrypted(old)))).startsWith("enc:v1:k2:");
    assertThat(off.encrypted(off.decrypted(old))).isEqualTo(ENTRY);
  }

  @Test
  void aMissingKeyIsNamedAndTheValueStays() {
    StoredEntry stored = encryption.encrypted(ENTRY);
    EntryEncryption other = TestKeys.encryption("k2");
    StoredEntry read = other.decrypted(stored);

    assertThat(problem(read))
        .isEqualTo(
            "clientId is encrypted with the key 'k1', which is not configured; add the key to"
                + " encryption.keyFile or encryption.key");
    assertThat(other.encrypted(read)).isEqualTo(stored);
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> other.requireKeys(List.of(read)))
        .withMessageStartingWith("credential #3: refreshToken is encrypted with the key 'k1'");
  }

  @Test
  void anotherKeyOfTheSameIdIsReportedAndTheValueStays() {
    StoredEntry stored = encryption.encrypted(ENTRY);
    EntryEncryption other = TestKeys.encryption(true, TestKeys.impostor("k1"));
    StoredEntry read = other.decrypted(stored);

    assertThat(problem(read))
        .startsWith("clientId cannot be decrypted with the key 'k1': the configured key is");
    assertThat(other.encrypted(read)).isEqualTo(stored);
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> EntryEncryption.requireDecrypted(List.of(read)))
        .withMessageContaining("credential #3: clientSecret cannot be decrypted with the key 'k1'");
  }

  @Test
  void aKeyThatDecryptsNothingIsTakenForAnotherKey() throws EncryptionException {
    StoredEntry stored = encryption.encrypted(ENTRY);
    EntryEncryption other = TestKeys.encryption(true, TestKeys.impostor("k1"));
    StoredEntry read = other.decrypted(stored);

    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> other.requireKeys(List.of(read)))
        .withMessageContaining("the configured key is another one with the same id");

    StoredEntry damaged = encryption.decrypted(stored.withId(4));
    StoredEntry whole = encryption.decrypted(stored);
    encryption.requireKeys(List.of(whole, damaged));
  }

  @Test
  void aValueOfAnotherEntryOrFieldDoesNotDecrypt() {
    StoredEntry stored = encryption.encrypted(ENTRY);
    StoredEntry moved = stored.withId(4);
    StoredEntry swapped =
        stored.with(
            CredentialField.REFRESH_TOKEN, stored.value(CredentialField.ACCESS_TOKEN).textValue());

    assertThat(problem(encryption.decrypted(moved)))
        .contains("or the value is damaged or belongs to another credential or field");
    assertThat(problem(encryption.decrypted(swapped))).contains("belongs to another credential");
  }

  @Test
  void aDamagedValueStaysAndIsNotTakenForAToken() {
    String whole = token(encryption.encrypted(ENTRY));
    for (String damaged :
        List.of(
            whole.substring(0, whole.length() - 4),
            whole.replace("enc:v1:k1:", "enc:v1:k1:AAAA"),
            "enc:v1:k1:!",
            "enc:v1",
            whole.replace("enc:v1", "enc:v2"))) {
      StoredEntry stored = ENTRY.with(CredentialField.REFRESH_TOKEN, damaged);
      StoredEntry read = encryption.decrypted(stored);

      assertThat(problem(read)).contains("damaged").doesNotContain("enc:v");
      assertThat(read.identity()).isEmpty();
      assertThat(read.refreshTokenFingerprint()).isEmpty();
      assertThat(token(encryption.encrypted(read))).isEqualTo(damaged);
    }
  }

  @Test
  void anEncryptedValueIsNoValueThatAnOperatorCanSet() {
    StoredEntry pasted =
        StoredEntry.EMPTY.with(CredentialField.REFRESH_TOKEN, token(encryption.encrypted(ENTRY)));

    assertThatExceptionOfType(InvalidEntryFieldException.class)
        .isThrownBy(pasted::credential)
        .withMessage("refreshToken is an encrypted value; set the value itself");
  }

  /// Keeps the digits of numbers, as the stores do.
  private static StoredEntry entry(String json) {
    try {
      return StoredEntry.of(StoredEntry.READER.readValue(json, ObjectNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String problem(StoredEntry entry) {
    return entry.credentialOrUnusable().login() instanceof Login.Incomplete(_, String problem)
        ? problem
        : "";
  }

  private static String token(StoredEntry entry) {
    return entry.value(CredentialField.REFRESH_TOKEN).textValue();
  }
}
