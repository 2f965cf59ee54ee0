package io.github.kiro4j.server.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.CredentialSettings.AccountLabel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountLabelTest {

  @ParameterizedTest
  @CsvSource({
    "user-1, a@b.example, user-1, new@b.example, same",
    "user-1, a@b.example, user-2, a@b.example, other",
    "user-1, a@b.example, , A@b.example, same",
    ", a@b.example, user-1, c@b.example, other",
    "user-1, , user-1, a@b.example, same",
    "user-1, , , a@b.example, unknown",
    ", , , , unknown",
  })
  void userIdDecidesBeforeTheAddress(
      String user, String email, String otherUser, String otherEmail, String expected) {
    AccountLabel account = new AccountLabel(user, email, "KIRO FREE");
    AccountLabel other = new AccountLabel(otherUser, otherEmail, "KIRO PRO");

    assertThat(account.isSame(other)).isEqualTo(expected.equals("same"));
    assertThat(other.isSame(account)).isEqualTo(expected.equals("same"));
    assertThat(account.isOther(other)).isEqualTo(expected.equals("other"));
    assertThat(other.isOther(account)).isEqualTo(expected.equals("other"));
  }
}
