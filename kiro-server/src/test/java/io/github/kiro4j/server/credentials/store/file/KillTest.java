package io.github.kiro4j.server.credentials.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.journal.WriteBehindStore;
import io.github.kiro4j.server.testing.ForkedJava;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Kills a process in the middle of refreshes and writes, many times over the same files.
/// `-Dkiro4j.kills=1000` makes more than the usual 20 kills.
@RunsBesideOthers
@Timeout(900)
class KillTest {

  private static final int KILLS = Integer.getInteger("kiro4j.kills", 20);

  @TempDir static Path tools;

  @TempDir Path folder;

  private String encryption = "";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{"refreshToken": "refresh-0"}] | plain
          {"refreshToken": "refresh-0"}   | plain
          [{"refreshToken": "refresh-0"}] | encrypted
          """)
  void aKilledProcessLeavesAReadableFileWithTheNewestTokenThatItHad(String content, String form)
      throws Exception {
    encryption = form;
    Files.writeString(folder.resolve("credentials.json"), content);
    ForkedJava processes = processes();
    Random random = new Random(42);
    int used = 0;
    for (int kill = 0; kill < KILLS / 2; kill++) {
      used = Math.max(used, runAndKill(processes, random));

      int stored = RefreshingProcess.generation(load());
      assertThat(stored).as("kill " + kill).isBetween(used, used + 1);
      used = stored;
    }
    assertThat(used).as("generations, so that something was going on").isGreaterThan(KILLS);
  }

  /// The first process makes its refreshes in the same folder.
  private ForkedJava processes() throws Exception {
    ForkedJava processes = new ForkedJava(tools, RefreshingProcess.class);
    processes.archiveClasses(arguments(20));
    return processes;
  }

  private List<String> arguments(long refreshes) {
    return List.of(folder.toString(), Long.toString(refreshes), encryption);
  }

  /// @return the newest generation that the process printed
  private int runAndKill(ForkedJava processes, Random random) throws Exception {
    Process process = processes.start(arguments(Long.MAX_VALUE));
    try (BufferedReader output = process.inputReader()) {
      String newest = output.readLine();
      assertThat(newest).as("the process works").isNotNull();
      for (int more = random.nextInt(12); more > 0; more--) {
        newest = output.readLine();
      }
      boolean ended = process.waitFor(random.nextInt(1_500_000), TimeUnit.NANOSECONDS);
      assertThat(ended).as("the process ends by the kill only").isFalse();
      process.toHandle().destroyForcibly();
      return Math.max(Integer.parseInt(newest), lastOf(output));
    } finally {
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  /// A line that the kill truncated does not count.
  private static int lastOf(BufferedReader output) throws IOException {
    StringBuilder rest = new StringBuilder();
    int character = output.read();
    while (character >= 0) {
      rest.append((char) character);
      character = output.read();
    }
    return rest.substring(0, rest.lastIndexOf("\n") + 1)
        .lines()
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(0);
  }

  private Credential load() throws IOException {
    try (CredentialStore store =
        WriteBehindStore.over(
            FileCredentialStore.open(
                folder.resolve("credentials.json"),
                StateFile.in(folder),
                new MachineId(null),
                RefreshingProcess.encryption(encryption)),
            folder)) {
      return store.load().getFirst();
    }
  }
}
