package io.github.kiro4j.server.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private final TestClock clock = new TestClock();
  private final Sessions sessions = new Sessions(new Secret("fake-admin-key"), clock);

  @Test
  void aSessionEndsAfterTwelveHours() {
    Sessions.Opened opened = sessions.open();

    clock.advance(Duration.ofHours(12).minusSeconds(2));
    assertThat(sessions.endOf(opened.token())).contains(opened.expiresAt());
    clock.advance(Duration.ofSeconds(2));
    assertThat(sessions.endOf(opened.token())).isEmpty();
  }

  @Test
  void noTwoSessionsAreTheSame() {
    assertThat(sessions.open().token()).isNotEqualTo(sessions.open().token());
  }

  @Test
  void everyCharacterOfASessionIsSigned() {
    String token = sessions.open().token();

    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == '1' ? '2' : '1';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(sessions.endOf(forged)).as(forged).isEmpty();
    }
  }

  @Test
  void theTokenIsNotShown() {
    Sessions.Opened opened = sessions.open();

    assertThat(opened.toString()).doesNotContain(opened.token());
  }
}
