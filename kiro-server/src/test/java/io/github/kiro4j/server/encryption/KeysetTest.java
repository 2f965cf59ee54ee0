package io.github.kiro4j.server.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.server.testing.TestKeys;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysetTest {

  private static final byte[] VALUE = "not-a-real-token".getBytes(UTF_8);

  @Test
  void theFirstKeyEncryptsAndEachDecrypts() throws Exception {
    String old = keys("old").encrypt(VALUE, "3:refreshToken");
    Keyset both = keys("new", "old");
    String recent = both.encrypt(VALUE, "3:refreshToken");

    assertThat(old).startsWith("enc:v1:old:").doesNotContain("not-a-real-token");
    assertThat(recent).startsWith("enc:v1:new:");
    assertThat(both.decrypt(parsed(old), "3:refreshToken")).isEqualTo(VALUE);
    assertThat(both.decrypt(parsed(recent), "3:refreshToken")).isEqualTo(VALUE);
  }

  @Test
  void noTwoCiphertextsAreTheSame() throws Exception {
    assertThat(keys("k").encrypt(VALUE, "1:x")).isNotEqualTo(keys("k").encrypt(VALUE, "1:x"));
  }

  @ParameterizedTest
  @CsvSource({"4:refreshToken", "3:accessToken", "33:refreshToken"})
  void aValueDecryptsOnlyWhereItBelongs(String elsewhere) throws Exception {
    EncryptedText text = parsed(keys("k").encrypt(VALUE, "3:refreshToken"));

    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> keys("k").decrypt(text, elsewhere));
  }

  @Test
  void aValueOfAKeyDoesNotDecryptUnderAnotherId() throws Exception {
    EncryptedText text = parsed(keys("k").encrypt(VALUE, "3:x"));
    Keyset renamed = Keyset.parse("test", TestKeys.text("k").replace("k:", "renamed:"));

    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> renamed.decrypt(new EncryptedText("renamed", text.base64()), "3:x"));
  }

  @Test
  void keysStandInLinesOrBetweenCommasWithComments() throws Exception {
    String text = "# 2026\n" + TestKeys.text("a", "b").replace("\n", " , ") + " # old ones\n";

    assertThat(Keyset.parse("test", text).has("a")).isTrue();
    assertThat(Keyset.parse("test", text).has("b")).isTrue();
    assertThat(Keyset.parse("test", text).has("c")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                          | the file has no key; make one with ./kiro db new-key FILE
          '# nothing'                 | the file has no key; make one with ./kiro db new-key FILE
          c2VjcmV0                    | the file: key number 1 is not of the form KEY_ID:BASE64
          'a b:c2VjcmV0'              | the file: key number 1 is not of the form KEY_ID:BASE64
          k:c2VjcmV0                  | the file: the key 'k' must be 32 bytes in Base64; copy the whole key
          k:c2VjcmV0!                 | the file: the key 'k' must be 32 bytes in Base64; copy the whole key
          """)
  void whatIsNoKeyIsReportedWithoutItsText(String text, String sentence) {
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> Keyset.parse("the file", text))
        .withMessageStartingWith(sentence)
        .withMessageNotContaining("c2VjcmV0");
  }

  @Test
  void twoKeysOfOneIdAreRefused() {
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(
            () -> Keyset.parse("the file", TestKeys.text("k") + "\n" + TestKeys.impostor("k")))
        .withMessage("the file has two keys with the id 'k'; remove one or rename it");
  }

  private static Keyset keys(String... ids) throws EncryptionException {
    return Keyset.parse("test", TestKeys.text(ids));
  }

  private static EncryptedText parsed(String text) {
    return EncryptedText.parse(text).orElseThrow();
  }
}
