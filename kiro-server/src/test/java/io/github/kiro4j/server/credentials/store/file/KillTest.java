package io.github.kiro4j.server.credentials.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/// Kills a process in the middle of refreshes and writes, many times over the same files.
/// `-Dkiro4j.kills=1000` makes more than the usual 20 kills.
@RunsBesideOthers
@Timeout(900)
class KillTest {

  private static final int KILLS = Integer.getInteger("kiro4j.kills", 20);

  @TempDir static Path tools;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"[{\"refreshToken\": \"refresh-0\"}]", "{\"refreshToken\": \"refresh-0\"}"})
  void aKilledProcessLeavesAReadableFileWithTheNewestTokenThatItHad(String content)
      throws Exception {
    Files.writeString(folder.resolve("credentials.json"), content);
    archiveClasses();
    Random random = new Random(42);
    int used = 0;
    for (int kill = 0; kill < KILLS / 2; kill++) {
      used = Math.max(used, runAndKill(random));

      int stored = RefreshingProcess.generation(load());
      assertThat(stored).as("kill " + kill).isBetween(used, used + 1);
      used = stored;
    }
    assertThat(used).as("generations, so that something was going on").isGreaterThan(KILLS);
  }

  /// @return the newest generation that the process printed
  private int runAndKill(Random random) throws Exception {
    Process process =
        new ProcessBuilder(command("-XX:SharedArchiveFile=" + archive(), Long.MAX_VALUE))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
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
    try (FileCredentialStore store =
        FileCredentialStore.open(
            folder.resolve("credentials.json"), StateFile.in(folder), new MachineId(null))) {
      return store.load().getFirst();
    }
  }

  /// Makes the processes start fast, by an archive of the classes that a first process loads.
  private void archiveClasses() throws Exception {
    if (Files.exists(archive())) {
      return;
    }
    jarClasses();
    Process process =
        new ProcessBuilder(command("-XX:ArchiveClassesAtExit=" + archive(), 20))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(archive()).exists();
  }

  /// Classes in folders cannot be archived.
  private static void jarClasses() throws IOException {
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(jar()))) {
      Set<String> written = new HashSet<>();
      for (Path location : locations().filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.walk(location)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            String name = location.relativize(file).toString().replace(File.separatorChar, '/');
            if (written.add(name)) {
              jar.putNextEntry(new ZipEntry(name));
              Files.copy(file, jar);
              jar.closeEntry();
            }
          }
        }
      }
    }
  }

  private static Path jar() {
    return tools.resolve("process.jar");
  }

  private static Path archive() {
    return tools.resolve("process.jsa");
  }

  private List<String> command(String sharing, long refreshes) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        sharing,
        "-cp",
        classPath(),
        RefreshingProcess.class.getName(),
        folder.toString(),
        Long.toString(refreshes));
  }

  private static String classPath() {
    return Stream.concat(Stream.of(jar()), locations().filter(Files::isRegularFile))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// As few entries as possible: a long class path slows the start down.
  private static Stream<Path> locations() {
    return Stream.of(
            RefreshingProcess.class,
            FileCredentialStore.class,
            Endpoint.class,
            Json.class,
            JsonMapper.class,
            JsonFactory.class,
            JsonProperty.class,
            Logger.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())))
        .distinct();
  }
}
