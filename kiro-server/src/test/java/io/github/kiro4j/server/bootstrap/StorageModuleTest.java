package io.github.kiro4j.server.bootstrap;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.TestConfiguration;
import io.github.kiro4j.server.testing.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsPostgres
class StorageModuleTest {

  @TempDir Path folder;

  @Test
  void withoutADatabaseTheStartFailsWithASentence() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThatExceptionOfType(UnusableDatabaseException.class)
        .isThrownBy(() -> open("postgres://kiro:fake-password@127.0.0.1:" + port + "/kiro"))
        .withMessage(
            "the database 127.0.0.1:%d/kiro cannot be reached: nothing answers there"
                .formatted(port));
  }

  @Test
  void aTableThatIsNotMigratedNamesTheCommand() {
    try (TestDatabase database = TestDatabase.fresh()) {
      assertThatExceptionOfType(UnusableDatabaseException.class)
          .isThrownBy(() -> open(database.url()))
          .withMessageContaining("./kiro db migrate");
    }
  }

  private void open(String url) throws Exception {
    KiroConfiguration configuration =
        TestConfiguration.of(
            """
            credentialStorageType: postgres
            postgres: {databaseUrl: '%s'}
            stateDir: %s
            """
                .formatted(url, folder));
    StorageModule.open(
        configuration,
        EntryEncryption.NONE,
        new ConfigurationSources(KiroConfiguration.class),
        new MetricRegistry());
  }
}
