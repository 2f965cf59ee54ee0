package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Behaviour that Claude Code depends on: status, header and wording decide whether it compacts,
/// waits, retries or stops, and it treats an error inside a stream as a broken stream.
@Timeout(60)
class ClaudeCodeTest {

  private static final String TOOLS =
      """
      "tools":[{"name":"Read","description":"Reads","input_schema":{"type":"object"}}],\
      """;
  private static final String STREAMED = question(true);
  private static final String PLAIN = question(false);

  private TestGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.startWithoutRetries();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aContextOverflowHasTheWordingOnWhichClaudeCodeCompacts(boolean streaming) throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.status(
                400,
                "ValidationException",
                "Input is too long.",
                "CONTENT_LENGTH_EXCEEDS_THRESHOLD"));

    assertOverflow(gateway.postMessages(question(streaming)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aContextOverflowInTheUpstreamsStreamIsAStatusToo(boolean streaming) throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .exception(
                    "ValidationException",
                    "Input is too long.",
                    "CONTENT_LENGTH_EXCEEDS_THRESHOLD"));

    assertOverflow(gateway.postMessages(question(streaming)));
  }

  private static void assertOverflow(HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(error(response).path("type").textValue()).isEqualTo("invalid_request_error");
    assertThat(error(response).path("message").textValue())
        .isEqualTo("prompt is too long: 200001 tokens > 200000 maximum");
  }

  @Test
  void aThrottleNamesTheTimeToWait() throws Exception {
    gateway
        .upstream()
        .scripts()
        .otherwise(
            Script.status(429, "ThrottlingException", "slow down", null)
                .retryAfter(Duration.ofSeconds(7)));

    HttpResponse<String> response = gateway.postMessages(STREAMED);

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(header(response, "retry-after")).isBetween("1", "7");
    assertThat(response.headers().firstValue("x-should-retry")).isEmpty();
  }

  @Test
  void aThrottleBeyondAnyRetryForbidsRetries() throws Exception {
    gateway
        .upstream()
        .scripts()
        .otherwise(Script.status(429, "ThrottlingException", "due to suspicious activity", null));

    HttpResponse<String> response = gateway.postMessages(STREAMED);

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(header(response, "retry-after"))).isGreaterThan(60);
  }

  @Test
  void anExhaustedQuotaIsNotAPaymentErrorAndForbidsRetries() throws Exception {
    gateway
        .upstream()
        .scripts()
        .otherwise(
            Script.status(402, "ServiceQuotaExceededException", "spent", "MONTHLY_REQUEST_COUNT"));

    HttpResponse<String> response = gateway.postMessages(STREAMED);

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(header(response, "x-should-retry")).isEqualTo("false");
  }

  @Test
  void aLackOfCapacityIsAnOverload() throws Exception {
    gateway
        .upstream()
        .scripts()
        .otherwise(
            Script.status(429, "ThrottlingException", "busy", "INSUFFICIENT_MODEL_CAPACITY"));

    HttpResponse<String> response = gateway.postMessages(STREAMED);

    assertThat(response.statusCode()).isEqualTo(529);
    assertThat(error(response).path("type").textValue()).isEqualTo("overloaded_error");
  }

  /// Claude Code would ask its user to sign in.
  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 409})
  void anUpstreamAuthenticationErrorIsNotPassedToTheClient(int status) throws Exception {
    gateway.upstream().scripts().otherwise(Script.status(status, "SomethingException", "no", null));

    assertThat(gateway.postMessages(STREAMED).statusCode()).isBetween(502, 503);
  }

  @Test
  void aModelThatTheAccountLacksIsNotFound() throws Exception {
    gateway
        .upstream()
        .scripts()
        .otherwise(Script.status(400, "ValidationException", "Invalid model.", "INVALID_MODEL_ID"));

    HttpResponse<String> response = gateway.postMessages(STREAMED);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(error(response).path("message").textValue()).isEqualTo("model: claude-sonnet-4-5");
  }

  @Test
  void anInvalidRequestForbidsRetries() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.status(400, "ValidationException", "Improperly formed request.", null));

    HttpResponse<String> refused = gateway.postMessages(STREAMED);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(error(refused).path("message").textValue()).isEqualTo("Improperly formed request");
    assertThat(header(refused, "x-should-retry")).isEqualTo("false");
    assertThat(header(gateway.postMessages("{"), "x-should-retry")).isEqualTo("false");
    assertThat(gateway.upstream().requests(Operation.GENERATE)).hasSize(1);
  }

  @Test
  void aFailureBeforeTheFirstEventIsAnErrorStatus() throws Exception {
    gateway.upstream().scripts().otherwise(Script.answer().resetConnection());

    HttpResponse<String> response = gateway.postMessages(STREAMED);

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(header(response, "content-type")).isEqualTo("application/json");
  }

  @Test
  void blocksBeforeABrokenEndAreComplete() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .text("Reading.")
                .toolCall("t1", "Read", Json.MAPPER.createObjectNode().put("a", 1), 3)
                .text("And")
                .resetConnection());

    assertThat(events(gateway.postMessages(STREAMED)))
        .endsWith("content_block_stop", "content_block_start", "content_block_delta", "error")
        .doesNotContain("message_delta", "message_stop");
  }

  @Test
  void anIncompleteToolCallIsNeverCompleted() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().unfinishedToolCall("t1", "Read", "{\"a\": ", 3).resetConnection());

    assertThat(events(gateway.postMessages(STREAMED)))
        .endsWith("content_block_delta", "error")
        .doesNotContain("content_block_stop", "message_delta");
  }

  /// Claude Code retries an answer without content or with blanks only.
  @Test
  void noAnswerIsEmpty() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text(" \n").metering(0.1));

    JsonNode message = Json.MAPPER.readTree(gateway.postMessages(PLAIN).body());

    assertThat(message.at("/content/0/text").textValue()).isNotBlank();
    assertThat(message.path("stop_reason").textValue()).isEqualTo("end_turn");
  }

  @Test
  void aToolCallEndsWithToolUseWhateverTheUpstreamReports() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .toolCall("t1", "Read", Json.MAPPER.createObjectNode(), 3)
                .stopReason("END_TURN"))
        .next(Script.answer().text("done").stopReason("TOOL_USE"));

    assertThat(gateway.postMessages(STREAMED).body()).contains("\"stop_reason\":\"tool_use\"");
    assertThat(gateway.postMessages(STREAMED).body()).contains("\"stop_reason\":\"end_turn\"");
  }

  @Test
  void usageIsThatOfTheUpstream() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hi").tokenUsage(4_321, 20, 10, 7));

    JsonNode usage = Json.MAPPER.readTree(gateway.postMessages(PLAIN).body()).path("usage");

    assertThat(usage.path("input_tokens").intValue()).isEqualTo(4_321);
    assertThat(usage.path("cache_read_input_tokens").intValue()).isEqualTo(20);
    assertThat(usage.path("cache_creation_input_tokens").intValue()).isEqualTo(10);
    assertThat(usage.path("output_tokens").intValue()).isEqualTo(7);
  }

  /// Claude Code gives up after 300 seconds without a byte.
  @Test
  void pingsBridgeASilentUpstream() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().text("a").pause(Duration.ofSeconds(7)).text("b"));

    HttpResponse<String> response = gateway.postMessages(STREAMED);

    assertThat(events(response))
        .containsSubsequence("content_block_delta", "ping", "content_block_delta", "message_stop");
    assertThat(response.body()).contains("\n\nevent: ping\ndata: {\"type\":\"ping\"}\n\n");
  }

  private static String question(boolean streaming) {
    return """
    {"model":"claude-sonnet-4-5","max_tokens":64000,"stream":%s,%s
     "messages":[{"role":"user","content":"Hi"}]}\
    """
        .formatted(streaming, TOOLS);
  }

  private static JsonNode error(HttpResponse<String> response) throws Exception {
    JsonNode body = Json.MAPPER.readTree(response.body());
    assertThat(body.path("type").textValue()).isEqualTo("error");
    assertThat(body.path("request_id").textValue()).isEqualTo(header(response, "request-id"));
    return body.path("error");
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }

  private static List<String> events(HttpResponse<String> response) {
    return response
        .body()
        .lines()
        .filter(line -> line.startsWith("event: "))
        .map(line -> line.substring("event: ".length()))
        .toList();
  }
}
