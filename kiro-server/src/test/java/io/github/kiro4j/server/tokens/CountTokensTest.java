package io.github.kiro4j.server.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountTokensTest {

  private static final String PATH = "/v1/messages/count_tokens";
  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","tools":[],"messages":[{"role":"user","content":"foo"}]}\
      """;

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start("limits: {maxRequestBytes: 4KiB}\n");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PATH,
        PATH + "?beta=true",
        "/v1" + PATH,
        "/cc" + PATH,
        "/cc/v1" + PATH,
      })
  void everyPathCounts(String path) throws Exception {
    HttpResponse<String> response = count(path, QUESTION);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    JsonNode body = Json.MAPPER.readTree(response.body());
    assertThat(body).hasSize(1);
    assertThat(body.path("input_tokens").intValue()).isBetween(1, 20);
  }

  @Test
  void moreContentCountsMore() throws Exception {
    int plain = tokens(QUESTION);
    int withSystem = tokens(QUESTION.replace("{\"model\"", "{\"system\":\"Be brief.\",\"model\""));
    int withTool =
        tokens(
            QUESTION.replace(
                "\"tools\":[]",
                """
                "tools":[{"name":"Weather","description":"Tells the weather","input_schema":{"type":"object"}}]\
                """));

    assertThat(withSystem).isGreaterThan(plain);
    assertThat(withTool).isGreaterThan(withSystem);
  }

  @Test
  void nothingGoesUpstream() throws Exception {
    tokens(QUESTION);

    assertThat(gateway.upstream().requests(Operation.GENERATE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"model":                                     | 400 | invalid_request_error | The request body is not valid JSON: line 1 column 10
          {"model":"claude-sonnet-4-5"}                 | 400 | invalid_request_error | messages: Field required
          {"messages":[]}                               | 400 | invalid_request_error | model: Field required
          {"model":"claude-sonnet-4-5","messages":[]}   | 400 | invalid_request_error | messages: at least one message is required
          {"model":"gpt-9","messages":[{"role":"user","content":"a"}]} | 404 | not_found_error | model: gpt-9
          {"model":"claude-sonnet-4-5","tools":[{"name":"a","input_schema":{}},{"name":"a","input_schema":{}}],"messages":[{"role":"user","content":"a"}]} | 400 | invalid_request_error | tools: Tool names must be unique.
          {"model":"claude-sonnet-4-5","messages":[{"role":"user","content":[{"type":"image","source":{"type":"url","url":"https://example.org/a.png"}}]}]} | 400 | invalid_request_error | messages.0.content.0.image.source.url.url: this gateway does not fetch images by URL (`images.fetch` in its configuration); send the image as base64
          {"model":"claude-sonnet-4-5","messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"document","source":{"type":"file","file_id":"f"}}]}]}]} | 400 | invalid_request_error | messages.0.content.0.tool_result.content.0.document.source: documents by file id are not supported here, send the document as base64 or text
          {"model":"claude-sonnet-4-5","messages":[{"role":"user","content":[{"type":"container_upload","file_id":"f"}]}]} | 400 | invalid_request_error | messages.0.content.0.type: `container_upload` blocks are not supported here
          """)
  void aBadBodyIsRefusedAsForMessages(String body, int status, String type, String message)
      throws Exception {
    HttpResponse<String> response = count(PATH, body);

    assertThat(response.statusCode()).isEqualTo(status);
    JsonNode error = Json.MAPPER.readTree(response.body()).path("error");
    assertThat(error.path("type").textValue()).isEqualTo(type);
    assertThat(error.path("message").textValue()).isEqualTo(message);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    HttpResponse<String> response = count(PATH, QUESTION.replace("foo", "x".repeat(5_000)));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("\"type\":\"request_too_large\"");
  }

  @Test
  void withoutAKeyNothingIsCounted() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.uri().resolve("/cc" + PATH))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(QUESTION));

    assertThat(gateway.send(request).statusCode()).isEqualTo(401);
  }

  /// As Claude Code's `/context` asks.
  @Test
  void thirtyAtOnceOverThirteenConnectionsAreAllCounted() throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(13)) {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 1; i <= 30; i++) {
        String question = QUESTION.replace("foo", "word ".repeat(10 * i));
        counts.add(clients.submit(() -> tokens(question)));
      }

      List<Integer> tokens = new ArrayList<>();
      for (Future<Integer> count : counts) {
        tokens.add(count.get());
      }
      assertThat(tokens).isSorted().doesNotHaveDuplicates();
    }
  }

  private static int tokens(String body) throws Exception {
    HttpResponse<String> response = count(PATH, body);
    assertThat(response.statusCode()).isEqualTo(200);
    return Json.MAPPER.readTree(response.body()).path("input_tokens").intValue();
  }

  private static HttpResponse<String> count(String path, String body) throws Exception {
    return gateway.send(gateway.request(path).POST(BodyPublishers.ofString(body)));
  }
}
