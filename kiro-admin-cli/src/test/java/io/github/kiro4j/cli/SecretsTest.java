package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.cli.testing.FakeTerminal;
import io.github.kiro4j.cli.testing.Run;
import io.github.kiro4j.cli.testing.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Canary secrets go through every command. No output may have one in it.
class SecretsTest {

  private static final String MARK = "canary";

  @TempDir Path state;
  @TempDir Path home;

  @Test
  void noCommandPrintsASecret() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(state, "adminApiKey: canary-admin-key\n")) {
      String token = "canary-refresh-token.".repeat(6);
      gateway.upstream().accounts().addIdc("canary-client-id", "canary-client-secret", token);
      gateway.upstream().accounts().addApiKey("ksk_canary_api_key_0001");
      write("admin.key", "canary-admin-key");
      write("wrong.key", "canary-wrong-key");
      write(
          "entry.json",
          """
          {"authMethod": "idc", "refreshToken": "%s", "clientId": "canary-client-id",
           "clientSecret": "canary-client-secret",
           "proxyUrl": "http://canary-user:canary-password@127.0.0.1:1"}
          """
              .formatted(token));
      write("api.txt", "ksk_canary_api_key_0001");
      write("unknown.txt", "canary-unknown-token.".repeat(6));
      write("broken.json", "[{\"refreshToken\": \"canary-broken");
      write("member.json", "{\"canary-member\": \"canary-value\", \"refreshToken\": 12}");
      write("number.json", "{\"refreshToken\": {\"canary\": \"canary-value\"}}");
      write("cli.txt", "canary two\nlines canary");
      Map<String, String> environment =
          Map.of("KIRO_SERVER", gateway.uri().toString(), "KIRO_ADMIN_KEY", "canary-admin-key");
      for (String command : COMMANDS) {
        Run run = new CliInProcess(home).run(List.of(command.split(" ")), environment, null);
        assertThat(run.output() + run.errors()).as(command).doesNotContainIgnoringCase(MARK);
      }
    }
  }

  @Test
  void noCommandPrintsASecretFromAPrompt() throws Exception {
    Map<String, String> environment = Map.of("KIRO_SERVER", "http://127.0.0.1:1");
    Run run = new CliInProcess(home).run(FakeTerminal.of(80, "canary-key"), environment, "login");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.output() + run.errors()).doesNotContain(MARK);
    assertThat(home.resolve(".config")).doesNotExist();
  }

  private static final List<String> COMMANDS =
      List.of(
          "credentials add --entry entry.json --no-validate",
          "credentials add --entry entry.json",
          "credentials add --kind api_key --api-key-file api.txt",
          "credentials add --refresh-token-file unknown.txt",
          "credentials add --refresh-token-file cli.txt",
          "credentials add --entry broken.json",
          "credentials add --entry number.json",
          "credentials import --dry-run entry.json -o json",
          "credentials import entry.json --yes",
          "credentials import broken.json",
          "credentials import number.json",
          "credentials list",
          "credentials list -o json",
          "credentials show 1",
          "credentials show 1 -o yaml",
          "credentials show 2 -o json",
          "credentials show 1 --history",
          "credentials export",
          "credentials export -o yaml",
          "credentials refresh 1 2",
          "credentials test 1 2",
          "credentials balance",
          "credentials disable 1",
          "credentials enable 1",
          "credentials reset 1 -o json",
          "credentials priority 1 3",
          "config",
          "config -o json",
          "config adminApiKey -o yaml",
          "config load-balancing",
          "requests",
          "stats",
          "models",
          "status -o json",
          "status --key-file wrong.key",
          "doctor",
          "doctor --all -o json",
          "login --key-file admin.key",
          "login --key-file wrong.key",
          "credentials list --server http://127.0.0.1:1",
          "credentials disable 1",
          "credentials remove 1 --yes",
          "completion bash");

  private void write(String name, String content) throws Exception {
    Files.writeString(home.resolve(name), content);
  }
}
