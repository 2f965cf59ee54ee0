package io.github.kiro4j.server.admin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.logs.LogLevelChange;
import io.github.kiro4j.api.admin.logs.LogLine;
import io.github.kiro4j.api.admin.logs.LogPage;
import io.github.kiro4j.server.logging.RequestContext;
import io.github.kiro4j.server.testing.TestGateway;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operators see of the log.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogsApiTest {

  private static final Logger LOG = LoggerFactory.getLogger(LogsApiTest.class);

  private TestGateway gateway;
  private AdminClient client;

  @BeforeAll
  void start() throws Exception {
    gateway = TestGateway.start("adminApiKey: " + TestGateway.ADMIN_KEY + "\n");
    client = gateway.adminClient();
  }

  @AfterEach
  void usualLevel() throws Exception {
    client.logs().setLevel(new LogLevelChange(null, null));
  }

  @AfterAll
  void stop() {
    client.close();
    gateway.close();
  }

  private List<String> messages(String query) throws Exception {
    return client.logs().page(query).lines().stream().map(LogLine::message).toList();
  }

  @Test
  void eventsAreListedWithTheNewestLast() throws Exception {
    LOG.warn("the model {} is unknown", "list-marker-1");
    LOG.error("it fails", new IllegalStateException("list-marker-2"));

    LogPage page = client.logs().page("text=list-marker");

    assertThat(page.lines()).hasSize(2);
    LogLine first = page.lines().getFirst();
    assertThat(first.message()).isEqualTo("the model list-marker-1 is unknown");
    assertThat(first.level()).isEqualTo("WARN");
    assertThat(first.logger()).isEqualTo("admin.logs.LogsApiTest");
    assertThat(first.area()).isEqualTo("logs");
    assertThat(page.lines().getLast().trace()).contains("IllegalStateException: list-marker-2");
    assertThat(page.lines().getLast().id()).isGreaterThan(first.id());
    assertThat(page.level()).isEqualTo("WARN");
    assertThat(page.levelUntil()).isNull();
  }

  @Test
  void levelAndTextSelectEvents() throws Exception {
    LOG.warn("select-marker a");
    LOG.error("select-marker B");

    assertThat(messages("text=SELECT-marker&level=ERROR")).containsExactly("select-marker B");
    assertThat(messages("text=select-marker&limit=1")).containsExactly("select-marker B");
    long last = client.logs().page("text=select-marker").lines().getLast().id();
    assertThat(messages("text=select-marker&before=" + last)).containsExactly("select-marker a");
  }

  @Test
  void anEventNamesTheRequestThatCausedIt() throws Exception {
    LOG.warn("request-marker 1");
    RequestContext.run("req_marker", () -> LOG.warn("request-marker 2"));

    assertThat(client.logs().page("text=request-marker").lines())
        .extracting(LogLine::requestId)
        .containsExactly(null, "req_marker");
    assertThat(messages("request=req_marker")).containsExactly("request-marker 2");
    assertThat(messages("request=req_other")).isEmpty();
    assertThat(gateway.send(gateway.adminRequest("/logs/download?request=req_marker")).body())
        .endsWith("] req_marker admin.logs.LogsApiTest: request-marker 2\n");
  }

  @Test
  void secretsAreMaskedEverywhere() throws Exception {
    LOG.warn("mask-marker {} {}", TestGateway.KEY, TestGateway.ADMIN_KEY);
    LOG.warn("mask-marker", new IllegalStateException("refreshToken=" + TestGateway.ADMIN_KEY));

    String listed = gateway.send(gateway.adminRequest("/logs?text=mask-marker")).body();
    String text = gateway.send(gateway.adminRequest("/logs/download?text=mask-marker")).body();

    assertThat(List.of(listed, text))
        .allSatisfy(shown ->
            assertThat(shown)
                .contains("mask-marker ***")
                .doesNotContain(TestGateway.KEY, TestGateway.ADMIN_KEY));
  }

  @Test
  void theLogIsSentAsAFile() throws Exception {
    LOG.warn("file-marker");

    HttpResponse<String> file =
        gateway.send(gateway.adminRequest("/logs/download?text=file-marker"));

    assertThat(file.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
    assertThat(file.headers().firstValue("content-disposition").orElseThrow())
        .contains("attachment");
    assertThat(file.body()).endsWith("admin.logs.LogsApiTest: file-marker\n").contains(" WARN  [");
  }

  @Test
  void theLevelChangesForAWhile() throws Exception {
    LOG.info("level-marker before");
    client.logs().setLevel(new LogLevelChange("info", 5));
    LOG.info("level-marker during");
    LogPage during = client.logs().page("");
    client.logs().setLevel(new LogLevelChange(null, null));
    LOG.info("level-marker after");

    assertThat(messages("text=level-marker")).containsExactly("level-marker during");
    assertThat(during.level()).isEqualTo("INFO");
    assertThat(during.levelUntil()).isNotNull();
    assertThat(client.logs().page("").levelUntil()).isNull();
  }

  @Test
  void theLogIsFollowed() throws Exception {
    LOG.warn("follow-marker 1");
    long first =
        client.logs().page("text=follow-marker 1".replace(" ", "%20")).lines().getLast().id();
    LOG.warn("follow-marker 2");
    HttpResponse<InputStream> stream =
        HttpClient.newHttpClient()
            .send(
                gateway
                    .adminRequest("/logs/events?text=follow-marker&after=" + first)
                    .GET()
                    .build(),
                BodyHandlers.ofInputStream());

    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(next(lines).path("message").asText()).isEqualTo("follow-marker 2");
      LOG.warn("another one");
      LOG.warn("follow-marker 3");
      assertThat(next(lines).path("message").asText()).isEqualTo("follow-marker 3");
    }
  }

  private static JsonNode next(BufferedReader lines) throws Exception {
    String line = lines.readLine();
    while (line != null && !line.startsWith("data: ")) {
      line = lines.readLine();
    }
    return Json.MAPPER.readTree(String.valueOf(line).substring("data: ".length()));
  }

  @ParameterizedTest
  @CsvSource({"level=loud, level", "limit=5001, limit", "before=x, before"})
  void aWrongParameterIsNamed(String query, String parameter) throws Exception {
    assertThat(gateway.send(gateway.adminRequest("/logs?" + query)).body())
        .contains("\"code\":\"invalid_parameter\"", "\"field\":\"" + parameter + "\"");
  }

  @ParameterizedTest
  @CsvSource({"loud, 5, level", "INFO, 0, minutes", "INFO, 61, minutes"})
  void aWrongChangeOfTheLevelIsRefused(String level, int minutes, String field) throws Exception {
    assertThat(
            gateway
                .send(
                    gateway
                        .adminRequest("/logs/level")
                        .PUT(
                            BodyPublishers.ofString(
                                "{\"level\":\"%s\",\"minutes\":%d}".formatted(level, minutes))))
                .body())
        .contains("\"code\":\"invalid_value\"", "\"field\":\"" + field + "\"");
  }
}
