package io.github.kiro4j.server.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import io.github.kiro4j.server.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@RunsBesideOthers
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class HangUpSignalTest {

  private static final String NOWHERE = "http://127.0.0.1:9";

  @TempDir Path folder;

  @TempDir Path elsewhere;

  /// No watch sees a change behind a symbolic link into another folder.
  @Test
  void theSignalHasTheCredentialsReadAgain() throws Exception {
    assumeThat(isIgnored()).isFalse();
    Path real = elsewhere.resolve("real.json");
    Files.writeString(real, "[{\"id\": 1, \"kiroApiKey\": \"ksk_fake-one\"}]");
    Files.createSymbolicLink(folder.resolve("credentials.json"), real);
    try (ServerProcess gateway = ServerProcess.start(folder, NOWHERE, Duration.ofSeconds(60))) {
      Files.writeString(
          real,
          """
          [{"id": 1, "kiroApiKey": "ksk_fake-one"}, {"id": 2, "kiroApiKey": "ksk_fake-two"}]
          """);

      gateway.signal("HUP");

      Path log = folder.resolve("gateway.log");
      Eventually.await(() -> Files.readString(log).contains("credential #2: added to the pool"));
      assertThat(gateway.process().isAlive()).isTrue();
    }
  }

  /// Whether this process ignores SIGHUP, as `nohup` has its programs do; the processes that it
  /// starts do so too.
  private static boolean isIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16) % 2 == 1);
  }
}
