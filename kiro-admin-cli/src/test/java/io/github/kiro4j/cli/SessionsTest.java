package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.cli.testing.CliProcess;
import io.github.kiro4j.cli.testing.CliProgram;
import io.github.kiro4j.cli.testing.Fixtures;
import io.github.kiro4j.cli.testing.Normal;
import io.github.kiro4j.cli.testing.RunningGateway;
import io.github.kiro4j.cli.testing.SessionScript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every command as a process, against a running gateway, as the sessions in `sessions/*.txt` have
/// it. After a change that is meant, `-Dsessions.write=true` writes the files again.
@Execution(ExecutionMode.CONCURRENT)
class SessionsTest {

  private static final Path SESSIONS = Path.of("src/test/resources/sessions");

  @TempDir static Path programFolder;
  private static CliProgram program;

  @TempDir Path folder;

  @BeforeAll
  static void build() throws Exception {
    program = CliProgram.build(programFolder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failures",
        "credentials",
        "settings",
        "usage",
        "import",
        "add",
        "requests",
        "gateway",
        "keys",
        "status",
        "doctor",
        "chinese"
      })
  void aSessionPrintsWhatItsFileSays(String name) throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path state = Files.createDirectory(folder.resolve("state"));
    try (RunningGateway gateway = RunningGateway.startWithAdminApi(state)) {
      new Fixtures(home, gateway.upstream().accounts()).write();
      String expected = Files.readString(SESSIONS.resolve(name + ".txt"));

      String session =
          SessionScript.replay(
              expected, new CliProcess(program, home), environment(name, gateway.uri()), gateway);

      String normal = Normal.of(session, gateway, folder);
      writeIfAsked(name, normal);
      assertThat(normal)
          .as("Is the change meant? Then run the test with -Dsessions.write=true.")
          .isEqualTo(expected);
    }
  }

  private static Map<String, String> environment(String name, URI server) {
    return name.equals("settings")
        ? Map.of("KIRO_SERVER", server.toString())
        : Map.of("KIRO_SERVER", server.toString(), "KIRO_ADMIN_KEY", RunningGateway.ADMIN_KEY);
  }

  private static void writeIfAsked(String name, String session) throws IOException {
    if (Boolean.getBoolean("sessions.write")) {
      Files.writeString(SESSIONS.resolve(name + ".txt"), session);
    }
  }
}
