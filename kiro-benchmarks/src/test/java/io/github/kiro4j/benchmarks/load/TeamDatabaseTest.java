package io.github.kiro4j.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.kiro4j.server.KiroApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TeamDatabaseTest {

  /// The jar lacks parts of its libraries, so that tests of the classes do not speak for it.
  @Test
  void thePackagedJarMigratesADatabase() throws Exception {
    Path jar =
        Path.of(KiroApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assumeThat(jar).isRegularFile();

    try (Upstream upstream = new Upstream();
        TeamDatabase database = TeamDatabase.start(ServerProcess.ofJar(jar, "256m"), upstream)) {
      assertThat(database.rows()).isZero();
    }
  }
}
