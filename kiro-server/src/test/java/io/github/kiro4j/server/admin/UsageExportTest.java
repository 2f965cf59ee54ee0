package io.github.kiro4j.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.client.UsageClient.ExportFormat;
import io.github.kiro4j.api.admin.client.UsageSelection;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.server.usage.UsagePages;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.script.Script;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The rows of requests as CSV and JSON lines.
@Timeout(60)
class UsageExportTest {

  private static final String PLAIN =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  @TempDir Path state;

  private TestGateway gateway;
  private AdminClient client;

  @BeforeEach
  void start() throws Exception {
    KiroSimulator upstream = KiroSimulator.start();
    String token = upstream.accounts().newRefreshToken();
    upstream.accounts().addSocial(token);
    gateway =
        TestGateway.start(
            upstream,
            "[{\"id\": 1, \"refreshToken\": \"" + token + "\"}]",
            "adminApiKey: " + TestGateway.ADMIN_KEY + "\nstateDir: " + state + "\n");
    client = gateway.adminClient();
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  @Test
  void jsonLinesHaveEveryColumnOfARequest() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().text("Hello").tokenUsage(12, 34, 56, 7).metering(0.25));
    gateway.postMessages(PLAIN);

    JsonNode row = Json.MAPPER.readTree(export(ExportFormat.JSONL, UsageSelection.DEFAULT));

    assertThat(row.properties())
        .extracting(member -> member.getKey())
        .containsExactlyElementsOf(UsagePages.COLUMNS);
    assertThat(Instant.parse(row.path("ended_at").asText())).isBeforeOrEqualTo(Instant.now());
    assertThat(row.path("client_key").asText()).isEqualTo("primary");
    assertThat(row.path("credential").asLong()).isEqualTo(1);
    assertThat(row.path("asked_model").asText()).isEqualTo("claude-sonnet-4-5");
    assertThat(row.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(row.path("cache_write_tokens").asLong()).isEqualTo(56);
    assertThat(row.path("credits").asDouble()).isEqualTo(0.25);
    assertThat(row.path("first_event").isNumber()).isTrue();
  }

  @Test
  void aSpreadsheetTakesNoCellForAFormula() throws Exception {
    for (String model : List.of("=1+1", "+1", "-1", "@SUM(1,2)", "=A(\\\"x\\\",1)")) {
      gateway.postMessages("{\"model\":\"" + model + "\"}");
    }

    String csv = export(ExportFormat.CSV, UsageSelection.DEFAULT);

    assertThat(csv.split("\r\n", -1))
        .hasSize(7)
        .startsWith(String.join(",", UsagePages.COLUMNS))
        .endsWith("");
    assertThat(csv).contains(",'=1+1,", ",'+1,", ",'-1,", ",\"'@SUM(1,2)\",");
    assertThat(csv).contains(",\"'=A(\"\"x\"\",1)\",").doesNotContain(",=", ",\"=");
  }

  @Test
  void aSelectionAppliesToTheExport() throws Exception {
    gateway.postMessages("{\"model\":\"one\"}");
    UsageSelection refused = UsageSelection.DEFAULT.outcome("refused");

    assertThat(lines(refused)).isEqualTo(1);
    assertThat(lines(refused.client("Java-http-client").key("primary").credential(0L)))
        .isEqualTo(1);
    assertThat(lines(refused.client("claude-cli"))).isZero();
    assertThat(lines(refused.from("2999-01-01").to("2999-01-02"))).isZero();
  }

  @Test
  void anUnknownFormatIsRefused() throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.adminRequest("/usage/export?format=xml").GET());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("csv, jsonl");
  }

  @Test
  void aDatabaseThatCannotBeReadIsAStatus() throws Exception {
    execute("DROP TABLE gateway_requests");

    assertThatExceptionOfType(AdminException.class)
        .isThrownBy(() -> export(ExportFormat.CSV, UsageSelection.DEFAULT))
        .satisfies(
            e -> assertThat(e.code()).isEqualTo(AdminErrorCode.STORE_UNAVAILABLE.wireName()));
  }

  /// More rows than the buffers between gateway and client hold.
  @Test
  void aDatabaseThatFailsBetweenTwoPagesAbortsTheExport() throws Exception {
    execute(
        """
        WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 150000)
        INSERT INTO gateway_requests (ended_at, gateway, request_id, client_key, credential, route, endpoint,
          asked_model, model, outcome, status, error, cause, attempts, input_tokens, output_tokens,
          cache_read_tokens, cache_write_tokens, credits, duration, stop_reason, client)
        SELECT %d - n, 'g', 'req_' || n, 'primary', 1, '/v1/messages', 'runtime', 'sonnet', 'sonnet', 'succeeded', 200,
          '', '', 1, 1, 1, 0, 0, 0.5, 1, 'end_turn', 'claude-cli'
        FROM number
        """
            .formatted(Instant.now().toEpochMilli()));

    try (InputStream rows = client.usage().export(ExportFormat.CSV, UsageSelection.DEFAULT)) {
      assertThat(rows.read()).isPositive();
      execute("DROP TABLE gateway_requests");

      assertThatIOException().isThrownBy(rows::readAllBytes);
    }
  }

  private long lines(UsageSelection selection) throws Exception {
    return export(ExportFormat.JSONL, selection).lines().count();
  }

  private String export(ExportFormat format, UsageSelection selection) throws Exception {
    try (InputStream rows = client.usage().export(format, selection)) {
      return new String(rows.readAllBytes(), UTF_8);
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + state.resolve("kiro4j-records.sqlite3"));
        Statement statement = database.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 10000");
      statement.execute(sql);
    }
  }
}
