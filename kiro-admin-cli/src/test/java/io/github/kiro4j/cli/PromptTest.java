package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.cli.testing.CliProgram;
import io.github.kiro4j.cli.testing.RunningGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Prompts on a pseudo-terminal, which `script` of util-linux makes.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PromptTest {

  private static final String SECRET_PROMPT = "Admin key of http://127.0.0.1:1: ";
  private static final String CONFIRMATION = "Cancel request r1? [y/N] ";
  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;

  private String server = "http://127.0.0.1:1";

  @TempDir Path home;

  @Test
  void ctrlCAtAPromptEndsWithANewline() throws Exception {
    assertThat(typed(CTRL_C, SECRET_PROMPT, "login"))
        .isEqualTo(new Screen(SECRET_PROMPT + "\r\n", 130));
    assertThat(typed(CTRL_C, CONFIRMATION, "requests", "cancel", "r1"))
        .isEqualTo(new Screen(CONFIRMATION + "^C\r\n", 130));
  }

  @Test
  void ctrlDAtAPromptEndsWithANewline() throws Exception {
    assertThat(typed(CTRL_D, SECRET_PROMPT, "login"))
        .isEqualTo(
            new Screen(
                SECRET_PROMPT + "\r\nkiro admin: No admin key was entered. Nothing was saved.\r\n",
                7));
    assertThat(typed(CTRL_D, CONFIRMATION, "requests", "cancel", "r1"))
        .isEqualTo(new Screen(CONFIRMATION + "\r\nkiro admin: Nothing was changed.\r\n", 7));
  }

  @Test
  void ctrlCWhileASignInWaitsCancelsTheSignIn() throws Exception {
    try (RunningGateway gateway = RunningGateway.startWithAdminApi(home);
        AdminClient admin = new AdminClient(gateway.uri(), RunningGateway.ADMIN_KEY)) {
      server = gateway.uri().toString();

      Screen screen = typed(CTRL_C, "Ctrl-C cancels.", "credentials", "sign-in", "--builder-id");

      assertThat(screen.exitCode()).isEqualTo(130);
      assertThat(screen.text()).endsWith("\r\n");
      assertThat(admin.signIns().list().signIns())
          .singleElement()
          .satisfies(signIn -> assertThat(signIn.state()).isEqualTo("cancelled"));
    }
  }

  private record Screen(String text, int exitCode) {}

  /// Runs a command and presses a key at its prompt.
  private Screen typed(int key, String prompt, String... arguments) throws Exception {
    Process process = start(arguments);
    try (InputStream output = process.getInputStream();
        OutputStream keyboard = process.getOutputStream()) {
      StringBuilder screen = new StringBuilder();
      readUntil(prompt, output, screen);
      keyboard.write(key);
      keyboard.flush();
      screen.append(new String(output.readAllBytes(), StandardCharsets.UTF_8));
      return new Screen(screen.toString(), process.waitFor());
    }
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(CliProgram.withoutCache().command());
    command.add(1, "-Duser.home=" + home);
    command.addAll(List.of(arguments));
    String line = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    // A build in the background ignores SIGINT, and programs inherit what is ignored.
    String session = "exec env --default-signal=INT " + line;
    ProcessBuilder builder = new ProcessBuilder("script", "-qefc", session, "/dev/null");
    builder.environment().put("KIRO_SERVER", server);
    builder.environment().put("KIRO_ADMIN_KEY", RunningGateway.ADMIN_KEY);
    builder.environment().put("NO_COLOR", "1");
    return builder.redirectErrorStream(true).start();
  }

  private static void readUntil(String prompt, InputStream output, StringBuilder screen)
      throws IOException {
    while (screen.indexOf(prompt) < 0) {
      int character = output.read();
      assertThat(character).as(screen.toString()).isNotNegative();
      screen.append((char) character);
    }
  }
}
