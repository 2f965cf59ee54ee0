package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.cli.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher `kiro` in an installation whose JDK prints its arguments.
class LauncherTest {

  private static final FileTime BUILT = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  private static final String CACHE = "kiro-server/target/kiro-server-25.0.1+8.aot";

  @TempDir Path folder;

  private Path installation;
  private Path elsewhere;

  @BeforeEach
  void install() throws IOException {
    installation = Files.createDirectory(folder.toRealPath().resolve("installation"));
    elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.copy(Path.of("../kiro"), installation.resolve("kiro"));
    write("pom.xml", "");
    write("config.yml", "");
    for (String module :
        List.of("kiro-api", "kiro-protocol", "kiro-simulator", "admin-ui", "kiro-server")) {
      write(module + "/pom.xml", "");
      write(module + "/src/source.txt", "");
    }
    write("kiro-admin-cli/pom.xml", "");
    write("kiro-admin-cli/src/source.txt", "");
    write("kiro-server/target/kiro-server.jar", "");
    write("kiro-admin-cli/target/kiro-admin.jar", "");
    write("jdk/release", "JAVA_VERSION=\"25.0.1\"\nJAVA_RUNTIME_VERSION=\"25.0.1+8\"\n");
    write("jdk/bin/javac", "#!/bin/sh\n");
    write("jdk/bin/java", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Files.createFile(installation.resolve("kiro-admin-cli/target/kiro-admin-25.0.1+8.aot.tried"));
    Files.createFile(installation.resolve(CACHE + ".tried"));
  }

  private void write(String name, String content) throws IOException {
    Path file = installation.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setLastModifiedTime(file, BUILT);
  }

  @Test
  void aChainOfLinksLeadsToTheJarsOfTheInstallation() throws Exception {
    Path first = Files.createSymbolicLink(elsewhere.resolve("first"), installation.resolve("kiro"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("elsewhere/first"));

    Run run = run(second, "admin", "status", "-q");

    assertThat(run.errors()).isEmpty();
    assertThat(run.output().lines())
        .containsSubsequence(
            "-jar", installation + "/kiro-admin-cli/target/kiro-admin.jar", "status", "-q");
    assertThat(run(first, "demo").output())
        .contains("-jar\n" + installation + "/kiro-server/target/kiro-server.jar\ndemo\n");
  }

  @Test
  void theConfigurationInTheCurrentFolderBeatsTheOneNextToTheLauncher() throws Exception {
    Path launcher = installation.resolve("kiro");

    assertThat(run(launcher, "server").output())
        .endsWith("server\n" + installation + "/config.yml\n");

    Files.createFile(elsewhere.resolve("config.yml"));
    assertThat(run(launcher, "server").output()).endsWith("server\nconfig.yml\n");
    assertThat(run(launcher, "check", "other.yml").output()).endsWith("check\nother.yml\n");
  }

  @Test
  void theGatewayUsesTheCacheThatIsNewerThanItsJar() throws Exception {
    Path launcher = installation.resolve("kiro");
    String option = "-XX:AOTCache=" + installation.resolve(CACHE);
    write(CACHE, "");

    assertThat(run(launcher, "server").output()).doesNotContain(option);

    Files.setLastModifiedTime(
        installation.resolve(CACHE), FileTime.from(BUILT.toInstant().plusSeconds(1)));
    assertThat(run(launcher, "server").output()).contains(option);
    assertThat(run(launcher, "check").output()).contains(option);
  }

  @Test
  void aMissingConfigurationIsAnError() throws Exception {
    Files.delete(installation.resolve("config.yml"));

    Run run = run(installation.resolve("kiro"), "server");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors())
        .isEqualTo(
            "kiro: "
                + installation
                + "/config.yml does not exist. Name a configuration:"
                + " ./kiro server path/to/config.yml\n");
  }

  @Test
  void anUnknownCommandIsAnErrorWithTheHelp() throws Exception {
    Run run = run(installation.resolve("kiro"), "sever");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).startsWith("kiro: unknown command 'sever'\nUsage: ./kiro COMMAND");
  }

  private Run run(Path launcher, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(elsewhere.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(Map.of("JAVA_HOME", installation + "/jdk"));
    int exitCode = builder.start().waitFor();
    return new Run(Files.readString(output), Files.readString(errors), exitCode);
  }
}
