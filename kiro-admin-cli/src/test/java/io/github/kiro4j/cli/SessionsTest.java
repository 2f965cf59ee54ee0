package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.cli.testing.Fixtures;
import io.github.kiro4j.cli.testing.Normal;
import io.github.kiro4j.cli.testing.RunningGateway;
import io.github.kiro4j.cli.testing.SessionScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every command as a process against a running gateway, told as sessions in `sessions/*.txt`. After
/// a wanted change, `-Dsessions.write=true` writes them anew.
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
        "doctor",
        "failures",
        "usage"
      })
  void theSessionGoesAsItIsWrittenDown(String name) throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path state = Files.createDirectory(folder.resolve("state"));
    try (RunningGateway gateway = RunningGateway.startWithAdminApi(state)) {
      new Fixtures(home, gateway.upstream().accounts()).write();
      String server = gateway.uri().toString();
      Map<String, String> environment =
          name.equals("settings")
              ? Map.of("KIRO_SERVER", server)
              : Map.of("KIRO_SERVER", server, "KIRO_ADMIN_KEY", RunningGateway.ADMIN_KEY);
      String written = Files.readString(SESSIONS.resolve(name + ".txt"));

      String replayed =
          Normal.of(
              SessionScript.replay(written, home, environment), gateway.uri(), home);

      writeIfAsked(name, replayed);
      assertThat(replayed).isEqualTo(written);
    }
  }

  private static void writeIfAsked(String name, String session) throws IOException {
    if (Boolean.getBoolean("sessions.write")) {
      Files.writeString(SESSIONS.resolve(name + ".txt"), session);
    }
  }
}
