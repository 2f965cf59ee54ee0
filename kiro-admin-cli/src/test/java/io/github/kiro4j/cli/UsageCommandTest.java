package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.cli.testing.FakeTerminal;
import io.github.kiro4j.cli.testing.Run;
import io.github.kiro4j.cli.testing.RunningGateway;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Usage, by commands. The gateway refuses requests for unknown models.
class UsageCommandTest {

  @TempDir Path folder;

  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = RunningGateway.startWithAdminApi(folder);
    gateway.sendRequest("no-such-model Hello!");
    gateway.sendRequest("no-such-model Hello again!");
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
  }

  @Test
  void requestsAreGroupedAndAddUpToTheTotal() {
    assertThat(run("-q").output()).containsPattern("^total +2 ").doesNotContain("LATENCY");
    assertThat(run("--by", "outcome").output())
        .containsPattern("(?m)^refused +2 ")
        .containsPattern("(?m)^total +2 ")
        .contains("LATENCY", "duration");
    assertThat(run("--by", "credential").output()).containsPattern("(?m)^\\(none\\) +2 ");
    assertThat(run("--by", "key", "--step", "day", "--last", "7d").output())
        .containsPattern("(?m)^\\d{4}-\\d\\d-\\d\\d +primary +2 ");
    assertThat(run("--by", "error", "-o", "json").output()).contains("\"not_found_error\"");
  }

  @Test
  void aRangeOfTheFutureHasNoRequests() {
    Run run = run("--step", "hour", "--from", "2999-01-01", "--to", "2999-01-02", "-q");

    assertThat(run.output()).matches("total +0 .*\n");
  }

  @Test
  void tablesFitATerminalOf80Columns() {
    Run run = run(FakeTerminal.of(80), "--by", "key", "--step", "hour");

    assertThat(run.output().lines()).allMatch(line -> plain(line).length() <= 80);
    assertThat(plain(run.output())).containsPattern("00 +primary +2 ").doesNotContain("ABANDONED");
  }

  @Test
  void aSelectionLeavesOtherRequestsOut() {
    assertThat(run("-q", "--outcome", "refused", "--key", "primary").output()).contains("total ");
    assertThat(run("-q", "--outcome", "failed").output()).matches("total +0 .*\n");
    assertThat(run("-q", "--credential", "1").output()).matches("total +0 .*\n");
    assertThat(run("-q", "--client", "claude-cli").output()).matches("total +0 .*\n");
    assertThat(run("-q", "--model", "sonnet").output()).matches("total +0 .*\n");
  }

  @Test
  void rowsAreExported() {
    assertThat(run("export").output().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("ended_at,gateway,request_id,");
    assertThat(run("export", "--format", "jsonl", "--last", "1h").output().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"asked_model\":\"no-such-model\""));
    assertThat(run("export", "--format", "xml").exitCode()).isEqualTo(2);
    assertThat(run("export", "--from", "yesterday").errors()).contains("from");
  }

  @Test
  void namesOfKeysStandBesideTheirIds() throws Exception {
    Run created =
        runProgram(
            FakeTerminal.absent(InputStream.nullInputStream()),
            List.of("keys", "create", "alice", "-o", "json"));
    JsonNode key = Json.MAPPER.readTree(created.output());
    gateway.sendRequest("no-such-model Hello!", key.path("key").asText());

    assertThat(run("--by", "key").output())
        .containsPattern("(?m)^alice \\(" + key.at("/detail/id").asText() + "\\) +1 ")
        .containsPattern("(?m)^primary +2 ");
  }

  private static String plain(String text) {
    return text.replaceAll("\u001B\\[[0-9;]*m", "");
  }

  @Test
  void wrongRangesAreRefused() {
    assertThat(run("--last", "week").errors()).contains("'week'", "24h or 7d");
    assertThat(run("--last", "7d", "--from", "2026-01-01").exitCode()).isEqualTo(2);
    assertThat(run("--from", "yesterday").exitCode()).isEqualTo(1);
  }

  private Run run(String... words) {
    return run(FakeTerminal.absent(InputStream.nullInputStream()), words);
  }

  private Run run(FakeTerminal terminal, String... words) {
    List<String> arguments = new ArrayList<>(List.of("usage"));
    arguments.addAll(List.of(words));
    return runProgram(terminal, arguments);
  }

  private Run runProgram(FakeTerminal terminal, List<String> arguments) {
    Map<String, String> environment =
        Map.of("KIRO_SERVER", gateway.uri().toString(), "KIRO_ADMIN_KEY", RunningGateway.ADMIN_KEY);
    return new CliInProcess(folder).run(terminal, environment, arguments.toArray(String[]::new));
  }
}
