package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.cli.testing.Run;
import io.github.kiro4j.cli.testing.RunningGateway;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of a client key, by commands.
class KeysCommandTest {

  @TempDir Path folder;

  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = RunningGateway.startWithAdminApi(folder);
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
  }

  @Test
  void aKeyIsCreatedChangedRotatedAndDeleted() throws Exception {
    Run created = run("create", "alice");
    String key = created.output().strip();
    String id = run("list", "-q").output().strip();
    assertThat(key).matches("sk-kiro4j-[A-Za-z0-9]{32}");
    assertThat(created.errors())
        .contains("The client key " + id + " was created.", "not shown again");
    assertThat(status(key)).isEqualTo(200);

    assertThat(run("disable", id).output()).contains("The client key " + id + " is disabled.");
    assertThat(status(key)).isEqualTo(401);
    assertThat(run("enable", id).output()).contains("The client key " + id + " is enabled.");
    assertThat(status(key)).isEqualTo(200);

    assertThat(run("edit", id, "--name", "bob", "--max-concurrency", "3").exitCode()).isZero();
    assertThat(run("show", id).output()).contains("bob", "0 of 3");
    assertThat(run("edit", id, "--max-concurrency", "0", "--models", "claude-*").exitCode())
        .isZero();
    assertThat(run("show", id).output()).contains("claude-*").doesNotContain("0 of 3");
    assertThat(run("edit", id, "--models", "").exitCode()).isZero();
    assertThat(run("show", id).output()).contains("all").doesNotContain("claude-*");

    String next = run("rotate", id, "--overlap", "0").output().strip();
    assertThat(status(key)).isEqualTo(401);
    assertThat(status(next)).isEqualTo(200);
    String last = run("rotate", id).output().strip();
    assertThat(status(next)).isEqualTo(200);
    assertThat(status(last)).isEqualTo(200);
    assertThat(run("show", id).output()).contains("previous key until");

    assertThat(run("delete", id).exitCode()).isEqualTo(7);
    assertThat(run("delete", id, "--yes").exitCode()).isZero();
    assertThat(status(last)).isEqualTo(401);
    assertThat(run("list", "-q").output()).isEmpty();
  }

  @Test
  void credentialsAreAllowedByTag() throws Exception {
    assertThat(run("create", "alice", "--credential-tags", "eu,team-a").exitCode()).isZero();
    String id = run("list", "-q").output().strip();

    assertThat(run("show", id).output()).contains("tag eu, tag team-a");
    assertThat(run("edit", id, "--credential-tags", "").exitCode()).isZero();
    assertThat(run("show", id).output()).doesNotContain("tag");
    assertThat(run("edit", id, "--credential-tags", "a b").errors()).contains("credentialTags");
  }

  private int status(String key) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(gateway.uri().resolve("/v1/models"))
              .header("x-api-key", key)
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private Run run(String... words) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("keys"));
    arguments.addAll(List.of(words));
    return new CliInProcess(folder)
        .run(
            arguments,
            Map.of(
                "KIRO_SERVER",
                gateway.uri().toString(),
                "KIRO_ADMIN_KEY",
                RunningGateway.ADMIN_KEY),
            null);
  }
}
