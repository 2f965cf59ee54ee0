package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.cli.testing.FakeTerminal;
import io.github.kiro4j.cli.testing.Run;
import io.github.kiro4j.cli.testing.RunningGateway;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the commands show of endpoints and limits, while only the endpoint `q` answers.
@Timeout(60)
class EndpointsTest {

  @TempDir Path home;
  @TempDir Path state;

  private RunningGateway gateway;
  private AdminClient client;

  @BeforeEach
  void start() throws Exception {
    gateway = RunningGateway.startWithAdminApi(state);
    client = new AdminClient(gateway.uri(), RunningGateway.ADMIN_KEY);
    String token = gateway.upstream().accounts().newRefreshToken();
    gateway.upstream().accounts().addSocial(token);
    client.add(CredentialFields.none().with(CredentialField.REFRESH_TOKEN, token));
    gateway.upstream().enter(World.only(Host.Q));
    gateway.sendRequest("claude-sonnet-4-5 Hello!");
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    gateway.close();
  }

  @Test
  void theTableOfRequestsNamesTheEndpointInEightyColumns() {
    List<String> lines = run(80, "requests").output().lines().toList();

    assertThat(lines).allMatch(line -> line.length() <= 80);
    assertThat(lines.getFirst()).contains("VIA", "OUTPUT", "DURATION");
    assertThat(lines.getLast()).contains("claude-sonnet-4-5", "#1 q");
  }

  @Test
  void aRequestShowsItsAttempts() throws Exception {
    String id = client.requests().recent().getFirst().id();

    Run run = run(80, "requests", "show", id);

    assertThat(run.output().lines())
        .anyMatch(line -> line.matches("attempts +2"))
        .anyMatch(line -> line.matches(" *\\d\\.\\d s +#1  runtime:\\w+ .* failed +Network"))
        .anyMatch(line -> line.matches(" *\\d\\.\\d s +#1  q:\\w+ .* answered +-?"));
    assertThat(run.output()).doesNotContain("arn:");
  }

  @Test
  void theStatusNamesTheEndpointsThatCoolDown() {
    assertThat(run(80, "status").output())
        .containsPattern("cooling endpoints +runtime \\(until [-0-9]+ [0-9:]+\\)");
  }

  @Test
  void aCredentialShowsItsRouteItsEndpointAndItsLimits() throws Exception {
    client.edit(
        1,
        CredentialFields.none()
            .with(CredentialField.ENDPOINT, "q")
            .with(CredentialField.REQUESTS_PER_MINUTE, 1));
    gateway.sendRequest("claude-sonnet-4-5 Hello!");

    String shown = run(120, "credentials", "show", "1").output();
    assertThat(shown)
        .containsPattern("state +at its limit until \\S+: 1 per minute")
        .containsPattern("route +q:\\w+, found [-0-9]+ [0-9:]+")
        .containsPattern("endpoint +q\n")
        .containsPattern("requests per minute +1\n");
    assertThat(run(120, "credentials", "list").output()).contains("at limit, in ");
  }

  private Run run(int columns, String... arguments) {
    Map<String, String> environment =
        Map.of(
            "KIRO_SERVER",
            gateway.uri().toString(),
            "KIRO_ADMIN_KEY",
            RunningGateway.ADMIN_KEY,
            "NO_COLOR",
            "1");
    Run run = new CliInProcess(home).run(FakeTerminal.of(columns), environment, arguments);
    assertThat(run.exitCode()).as(run.errors()).isZero();
    return run;
  }
}
