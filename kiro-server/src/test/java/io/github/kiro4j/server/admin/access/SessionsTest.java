package io.github.kiro4j.server.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeSettings;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

  private final TestClock clock = new TestClock();
  @TempDir Path folder;
  private Sessions sessions;

  @BeforeEach
  void open() throws Exception {
    sessions = sessions("fake-admin-key");
  }

  @Test
  void aSessionEndsAfterTwelveHours() {
    Sessions.Opened opened = sessions.open();

    clock.advance(Duration.ofHours(12).minusSeconds(2));
    assertThat(sessions.endOf(opened.token())).contains(opened.expiresAt());
    clock.advance(Duration.ofSeconds(2));
    assertThat(sessions.endOf(opened.token())).isEmpty();
  }

  @Test
  void endedSessionIsOverOnEveryGatewayAndAfterARestart() throws Exception {
    String left = sessions.open().token();
    String kept = sessions.open().token();
    sessions.end(left);

    for (Sessions each : List.of(sessions, sessions("fake-admin-key"))) {
      assertThat(each.endOf(left)).isEmpty();
      assertThat(each.endOf(kept)).isPresent();
    }
  }

  @Test
  void endsOfThePastAreForgotten() throws Exception {
    sessions.end(sessions.open().token());
    clock.advance(Duration.ofHours(13));
    sessions.end(sessions.open().token());

    assertThat(Json.MAPPER.readTree(stored()).findValue("endedSessions")).hasSize(1);
  }

  @Test
  void forgedSessionEndsNothing() throws Exception {
    sessions.end("1900000000.AAAAAAAAAAAAAAAA.forged");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anotherKeyEndsAllSessions() throws Exception {
    assertThat(sessions("another-fake-key").endOf(sessions.open().token())).isEmpty();
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

  private String stored() throws Exception {
    return Files.readString(folder.resolve("kiro4j-state.json"));
  }

  private Sessions sessions(String key) throws Exception {
    return new Sessions(new Secret(key), new FileRuntimeSettings(StateFile.in(folder)), clock);
  }
}
