package io.github.kiro4j.server.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.clients.KeyTexts;
import io.github.kiro4j.server.database.EmbeddedDatabase;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.RawConnection;
import io.github.kiro4j.server.testing.RawConnection.Answer;
import io.github.kiro4j.server.testing.TestGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients of a gateway that has not been able to read its client keys so far.
class UnreadClientKeysTest {

  @TempDir Path folder;

  @Test
  void aClientKeyGets503UntilTheKeysAreRead() throws Exception {
    String key = new KeyTexts(new SecureRandom()).text().value();
    Path nowhere =
        Files.createSymbolicLink(
            folder.resolve(EmbeddedDatabase.NAME), folder.resolve("missing").resolve("file"));
    try (TestGateway gateway = TestGateway.start("stateDir: '" + folder + "'\n")) {
      Answer unread = models(gateway, key);

      assertThat(unread.status()).isEqualTo(503);
      assertThat(unread.headers()).containsEntry("retry-after", "5");
      assertThat(unread.body()).contains("cannot read its client keys");
      assertThat(models(gateway, TestGateway.KEY).status()).isEqualTo(200);
      assertThat(models(gateway, "sk-unknown").status()).isEqualTo(401);

      Files.delete(nowhere);

      Eventually.await(() -> models(gateway, key).status() == 401);
    }
  }

  private static Answer models(TestGateway gateway, String key) throws Exception {
    try (RawConnection connection = new RawConnection(gateway.uri().getPort())) {
      return connection
          .send("GET /v1/models HTTP/1.1\nHost: localhost\nx-api-key: " + key + "\n\n")
          .answer();
    }
  }
}
