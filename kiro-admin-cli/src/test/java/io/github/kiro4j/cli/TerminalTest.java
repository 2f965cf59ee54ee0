package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.cli.testing.FakeTerminal;
import io.github.kiro4j.cli.testing.Fixtures;
import io.github.kiro4j.cli.testing.Run;
import io.github.kiro4j.cli.testing.RunningGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Commands on a terminal: prompts, progress, width and colours.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerminalTest {

  @TempDir static Path state;
  @TempDir static Path home;

  private RunningGateway gateway;
  private AdminClient client;

  @BeforeAll
  void start() throws Exception {
    gateway = RunningGateway.startWithAdminApi(state);
    client = new AdminClient(gateway.uri(), RunningGateway.ADMIN_KEY);
    new Fixtures(home, gateway.upstream().accounts()).write();
  }

  @AfterEach
  void empty() throws Exception {
    for (var credential : client.credentials().credentials()) {
      client.setDisabled(credential.id(), true);
      client.remove(credential.id());
    }
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    gateway.close();
  }

  @Test
  void secretsAreEnteredWithoutEcho() throws Exception {
    FakeTerminal terminal = FakeTerminal.of(80, Files.readString(home.resolve("token-1.txt")));

    Run run = run(terminal, "credentials", "add", "--email", "me@example.com");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(terminal.prompts())
        .containsExactly(
            "(hidden) refreshToken (~/.aws/sso/cache/kiro-auth-token.json of Kiro IDE): ");
    assertThat(client.credentials().credentials().getFirst().email()).isEqualTo("me@example.com");
  }

  @Test
  void everyRequiredFieldOfAnIdcLoginIsPromptedFor() {
    FakeTerminal terminal = FakeTerminal.of(80, "a", "b", "");

    Run run = run(terminal, "credentials", "add", "--kind", "idc");

    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(terminal.prompts())
        .containsExactly(
            "(hidden) refreshToken (~/.aws/sso/cache/kiro-auth-token.json of Kiro IDE): ",
            "(hidden) clientId (~/.aws/sso/cache/{clientIdHash}.json of Kiro IDE): ",
            "(hidden) clientSecret (~/.aws/sso/cache/{clientIdHash}.json of Kiro IDE): ");
    assertThat(run.errors())
        .isEqualTo("kiro admin: No clientSecret was entered. Nothing was changed.\n");
  }

  @Test
  void onlyAYesRemovesACredential() throws Exception {
    long id = addDisabled();
    String name = Long.toString(id);

    for (String no : List.of("", "n", "what?")) {
      Run refused = run(FakeTerminal.of(80, no), "credentials", "remove", name);
      assertThat(refused.exitCode()).isEqualTo(7);
      assertThat(refused.errors()).isEqualTo("kiro admin: Nothing was changed.\n");
    }
    assertThat(client.credentials().total()).isEqualTo(1);

    FakeTerminal terminal = FakeTerminal.of(80, "Yes");
    assertThat(run(terminal, "credentials", "remove", name).exitCode()).isZero();
    assertThat(terminal.prompts()).containsExactly("Remove #" + id + " permanently? [y/N] ");
    assertThat(client.credentials().total()).isZero();
  }

  @Test
  void aSignInThatAnotherProgramUsesIsImportedOnlyAfterAYes() throws Exception {
    String file = home.resolve("kiro-auth-token.json").toString();
    FakeTerminal terminal = FakeTerminal.of(200, "n");

    Run run = run(terminal, "credentials", "import", file);

    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(terminal.prompts()).containsExactly("Import 1 credential? [y/N] ");
    assertThat(client.credentials().total()).isZero();
  }

  @Test
  void aLongImportShowsItsProgress() {
    String file = home.resolve("kam.json").toString();

    Run run = run(FakeTerminal.of(200), "credentials", "import", file, "--yes");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(run.errors())
        .contains("\r\u001b[KImported 0 of 12 entries")
        .contains("\r\u001b[KImported 5 of 12 entries")
        .contains("\r\u001b[KImported 10 of 12 entries\r\u001b[K");
    assertThat(run.output()).contains("kam12@example.com").contains("added");
  }

  @Test
  void tablesFitTheTerminalAndHaveColoursUnlessNoColorIsSet() throws Exception {
    addDisabled();

    Run painted = run(FakeTerminal.of(50), "credentials", "list");
    Run plain = run(FakeTerminal.of(50), Map.of("NO_COLOR", "1"), "credentials", "list");

    assertThat(painted.output()).contains("\u001b[31mdisabled\u001b[0m");
    assertThat(plain.output()).doesNotContain("\u001b");
    assertThat(plain.output().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(50));
    assertThat(painted.output().replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain.output());
  }

  @Test
  void loginChecksAndSavesTheKeyFromItsPrompt() throws Exception {
    Map<String, String> noKey = Map.of("KIRO_ADMIN_KEY", "");
    FakeTerminal terminal = FakeTerminal.of(80, " " + RunningGateway.ADMIN_KEY + " ");

    Run login = run(terminal, noKey, "login");

    assertThat(login.exitCode()).as(login.errors()).isZero();
    assertThat(terminal.prompts()).containsExactly("(hidden) Admin key of " + gateway.uri() + ": ");
    assertThat(run(FakeTerminal.of(80), noKey, "credentials", "list").exitCode()).isZero();
    Files.delete(home.resolve(".config/kiro4j/cli.yml"));
  }

  @Test
  void followPrintsRequestsAsTheyEnd() throws Exception {
    client.setDisabled(addDisabled(), false);
    gateway.sendRequest("claude-sonnet-4-5 before");
    Deque<String> requests = new ArrayDeque<>(List.of("claude-haiku-4-5 one", "auto two"));
    CliInProcess cli =
        new CliInProcess(
            home,
            _ -> {
              if (requests.isEmpty()) {
                throw new InterruptedException("Ctrl-C");
              }
              sendRequest(requests.poll());
            });

    Run run = cli.run(FakeTerminal.of(200), environment(Map.of()), "requests", "-f", "-n", "1");

    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.output().lines().map(TerminalTest::model))
        .containsExactly("MODEL", "claude-sonnet-4-5", "claude-haiku-4-5", "auto");
  }

  @Test
  void followWaitsForAGatewayThatIsUnreachable() throws Exception {
    Path other = Files.createDirectory(home.resolve("other"));
    RunningGateway brief = RunningGateway.startWithAdminApi(other);
    String server = brief.uri().toString();
    Deque<Runnable> events = new ArrayDeque<>(List.of(() -> close(brief), () -> {}));
    CliInProcess cli =
        new CliInProcess(
            home,
            _ -> {
              Runnable event = events.poll();
              if (event == null) {
                throw new InterruptedException("Ctrl-C");
              }
              event.run();
            });
    Map<String, String> environment =
        Map.of("KIRO_SERVER", server, "KIRO_ADMIN_KEY", RunningGateway.ADMIN_KEY);

    Run run = cli.run(FakeTerminal.of(80), environment, "requests", "--follow", "-o", "json");

    assertThat(run.output()).isEmpty();
    assertThat(run.errors())
        .containsOnlyOnce(server + " cannot be reached; waiting for the gateway.");
  }

  private static String model(String line) {
    return line.replaceAll("\u001b\\[[0-9]+m", "").split(" {2,}", -1)[2].strip();
  }

  private void sendRequest(String request) throws InterruptedException {
    try {
      gateway.sendRequest(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(RunningGateway gateway) {
    try {
      gateway.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long addDisabled() throws Exception {
    String token = gateway.upstream().accounts().newRefreshToken();
    gateway.upstream().accounts().addSocial(token);
    Path file = Files.writeString(home.resolve("token.txt"), token);
    String[] add = {
      "credentials", "add", "--refresh-token-file", file.toString(), "--disabled", "-q"
    };
    return Long.parseLong(run(FakeTerminal.of(80), Map.of("NO_COLOR", "1"), add).output().strip());
  }

  private Run run(FakeTerminal terminal, String... arguments) {
    return run(terminal, Map.of(), arguments);
  }

  private Run run(FakeTerminal terminal, Map<String, String> more, String... arguments) {
    return new CliInProcess(home).run(terminal, environment(more), arguments);
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KIRO_SERVER", gateway.uri().toString());
    environment.put("KIRO_ADMIN_KEY", RunningGateway.ADMIN_KEY);
    environment.putAll(more);
    return environment;
  }
}
