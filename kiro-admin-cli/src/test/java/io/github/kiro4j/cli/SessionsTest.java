package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.cli.testing.CliProcess;
import io.github.kiro4j.cli.testing.Fixtures;
import io.github.kiro4j.cli.testing.Normal;
import io.github.kiro4j.cli.testing.RunningGateway;
import io.github.kiro4j.cli.testing.SessionScript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every command as a process against a running gateway, told as sessions in `sessions/*.txt`.
/// After a wanted change, `-Dsessions.write=true` writes them anew.
class SessionsTest {

  private static final Path SESSIONS = Path.of("src/test/resources/sessions");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "settings",
        "credentials",
        "add",
        "import",
        "gateway",
        "requests",
        "doctor",
        "failures",
        "usage"
      })
  void aSessionGoesAsItIsWrittenDown(String name) throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path state = Files.createDirectory(folder.resolve("state"));
    try (RunningGateway gateway = RunningGateway.startWithAdminApi(state)) {
      new Fixtures(home, gateway.upstream().accounts()).write();
      String written = Files.readString(SESSIONS.resolve(name + ".txt"));

      String session =
          SessionScript.replay(
              written, new CliProcess(home), environment(name, gateway.uri()), gateway);

      String normal = Normal.of(session, gateway, folder);
      writeIfAsked(name, normal);
      assertThat(normal).isEqualTo(written);
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
