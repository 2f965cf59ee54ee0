package io.github.kiro4j.server.credentials.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.journal.JournalContents;
import io.github.kiro4j.server.credentials.store.journal.JournalingStore;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that is killed in the middle of a refresh, and the gateway after it.
@RunsBesideOthers
@NeedsPostgres
@Timeout(120)
class KilledGatewayTest {

  private static TestCredentialTable rig;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    rig = new TestCredentialTable();
  }

  @AfterAll
  static void close() throws Exception {
    rig.close();
  }

  @BeforeEach
  void insert() {
    rig.empty();
    rig.sql("INSERT INTO %s (refresh_token) VALUES ('first')");
  }

  @Test
  void killedBeforeTheCallTheNextGatewayMakesIt() throws Exception {
    killAt("begun");

    assertThat(rig.value("lease_holder")).isEqualTo("killed");
    assertThat(JournalContents.of(folder)).contains("\"begun\":1");
    PostgresCredentialStore next = rig.store("next");
    Credential known = TestCredentialTable.first(next);
    try (RefreshPermit permit = next.beginRefresh(known, true).orElseThrow()) {
      assertThat(permit.stored()).contains(known);
      next.saveTokens(known, TestCredentialTable.tokens("second"));
    }
    assertThat(rig.value("refresh_token")).isEqualTo("second");
    assertThat(rig.value("lease_holder")).isEqualTo("null");
  }

  @Test
  void killedAfterTheCommitTheNextGatewayUsesTheNewTokens() throws Exception {
    PostgresCredentialStore next = rig.store("next");
    Credential known = TestCredentialTable.first(next);

    killAt("saved");

    assertThat(rig.value("refresh_token")).isEqualTo("second");
    assertThat(JournalContents.of(folder)).doesNotContain("second");
    try (RefreshPermit permit = next.beginRefresh(known, true).orElseThrow()) {
      assertThat(permit.stored().orElseThrow().refreshToken()).contains(new Secret("second"));
    }
  }

  /// The row is locked, so that the commit must wait.
  @Test
  void killedBetweenTheAnswerAndTheCommitTheJournalHasTheTokens() throws Exception {
    Process gateway = start();
    try (Connection operator = rig.database.connect();
        Statement statement = operator.createStatement()) {
      awaitWord(gateway, "begun");
      goOn(gateway);
      awaitWord(gateway, "answered");
      operator.setAutoCommit(false);
      statement.execute("SELECT * FROM " + TestCredentialTable.TABLE + " FOR UPDATE");
      goOn(gateway);
      Eventually.await(
          Duration.ofSeconds(20), () -> JournalContents.of(folder).contains("\"second\""));
      kill(gateway);
      operator.rollback();
    }
    assertThat(rig.value("refresh_token")).isEqualTo("first");

    try (CredentialStore again =
        JournalingStore.before(rig.store("again"), folder, EntryEncryption.NONE)) {
      assertThat(again.load().getFirst().refreshToken()).contains(new Secret("second"));
    }
    assertThat(rig.value("refresh_token")).isEqualTo("second");
    assertThat(JournalContents.of(folder)).isEmpty();
  }

  private void killAt(String last) throws Exception {
    Process gateway = start();
    for (String word : new String[] {"begun", "answered", "saved"}) {
      awaitWord(gateway, word);
      if (word.equals(last)) {
        break;
      }
      goOn(gateway);
    }
    kill(gateway);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RefreshingGateway.class.getName(),
            rig.database.url(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// Skips log lines.
  private static void awaitWord(Process gateway, String word) throws IOException {
    BufferedReader output = gateway.inputReader();
    String line = output.readLine();
    while (line != null && !line.equals(word)) {
      line = output.readLine();
    }
    assertThat(line).isEqualTo(word);
  }

  private static void goOn(Process gateway) throws IOException {
    gateway.getOutputStream().write('\n');
    gateway.getOutputStream().flush();
  }

  private static void kill(Process gateway) throws InterruptedException {
    gateway.toHandle().destroyForcibly();
    assertThat(gateway.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}
