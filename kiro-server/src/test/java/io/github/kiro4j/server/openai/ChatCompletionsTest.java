package io.github.kiro4j.server.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.server.testing.TestImage;
import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `POST /v1/chat/completions` through the whole gateway.
@Timeout(60)
class ChatCompletionsTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.startWithoutRetries();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    gateway.upstream().forgetRequests();
  }

  @Test
  void aStreamEndsWithReasonUsageAndDone() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hel").text("lo"));

    HttpResponse<String> response =
        post(question("\"stream\":true,\"stream_options\":{\"include_usage\":true}"));

    assertThat(response.headers().firstValue("content-type"))
        .hasValue("text/event-stream;charset=utf-8");
    assertThat(response.headers().firstValue("x-request-id")).isPresent();
    List<String> data = data(response);
    assertThat(data).hasSize(6).last().isEqualTo("[DONE]");
    JsonNode first = Json.MAPPER.readTree(data.getFirst());
    assertThat(first.path("object").asText()).isEqualTo("chat.completion.chunk");
    assertThat(first.path("id").asText()).startsWith("chatcmpl-");
    assertThat(first.path("model").asText()).isEqualTo("claude-sonnet-4-5");
    assertThat(first.path("choices"))
        .hasToString(
            "[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]");
    assertThat(data.get(1)).contains("\"delta\":{\"content\":\"Hel\"}");
    assertThat(data.get(3)).contains("\"delta\":{},\"finish_reason\":\"stop\"");
    JsonNode usage = Json.MAPPER.readTree(data.get(4));
    assertThat(usage.path("choices")).isEmpty();
    assertThat(usage.path("usage").path("total_tokens").asInt())
        .isEqualTo(
            usage.path("usage").path("prompt_tokens").asInt()
                + usage.path("usage").path("completion_tokens").asInt())
        .isPositive();
  }

  @Test
  void usageIsSentOnlyWhenTheClientAsks() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello"));

    assertThat(data(post(question("\"stream\":true")))).noneMatch(line -> line.contains("usage"));
  }

  @Test
  void aPlainAnswerHasWhatTheStreamHas() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .text("I look.")
                .toolCall("tooluse_a", "Weather", json("{\"city\":\"Łódź\"}"), 3)
                .toolCall("tooluse_b", "Weather", json("{}"), 1));

    JsonNode completion = Json.MAPPER.readTree(post(question(WEATHER)).body());

    assertThat(completion.path("object").asText()).isEqualTo("chat.completion");
    JsonNode choice = completion.path("choices").path(0);
    assertThat(choice.path("finish_reason").asText()).isEqualTo("tool_calls");
    assertThat(choice.path("message").path("content").asText()).isEqualTo("I look.");
    assertThat(choice.path("message").path("tool_calls"))
        .isEqualTo(
            json(
                """
                [{"id":"tooluse_a","type":"function",
                  "function":{"name":"Weather","arguments":"{\\"city\\":\\"Łódź\\"}"}},
                 {"id":"tooluse_b","type":"function",
                  "function":{"name":"Weather","arguments":"{}"}}]
                """));
    assertThat(completion.path("usage").path("prompt_tokens").asInt()).isPositive();
  }

  /// Clients join every member of the parts of a call, and parse the arguments.
  @Test
  void idAndNameOfACallAreSentOnceAndArgumentsAreNeverEmpty() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .toolCall("tooluse_a", "Weather", json("{\"city\":\"Łódź\"}"), 3)
                .toolCall("tooluse_b", "Weather", json("{}"), 3));

    String body = post(question("\"stream\":true," + WEATHER)).body();

    assertThat(body.split("\"name\":\"Weather\"", -1)).hasSize(3);
    assertThat(body.split("\"id\":\"tooluse_a\"", -1)).hasSize(2);
    assertThat(body).contains("{\"index\":1,\"function\":{\"arguments\":\"{}\"}}");
    assertThat(body).contains("\"finish_reason\":\"tool_calls\"");
  }

  @Test
  void aToolLoopImagesAndReasoningGoUpstream() throws Exception {
    String image =
        Base64.getEncoder().encodeToString(TestImage.written(TestImage.redAndBlue(8, 8), "png"));
    gateway.upstream().scripts().next(Script.answer().text("Done"));

    HttpResponse<String> response =
        post(
            """
            {"model":"claude-sonnet-4-5","messages":[
              {"role":"developer","content":"Be brief."},
              {"role":"user","content":[{"type":"text","text":"Look"},
                {"type":"image_url","image_url":{"url":"data:image/png;base64,%s"}}]},
              {"role":"assistant","content":null,"reasoning_content":"I call it.",
               "tool_calls":[{"id":"call_1","type":"function",
                 "function":{"name":"Weather","arguments":"{\\"city\\":\\"Łódź\\"}"}}]},
              {"role":"tool","tool_call_id":"call_1","content":[{"type":"text","text":"rain"}]}],
             %s}
            """
                .formatted(image, WEATHER));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    String sent = upstreamBody();
    assertThat(sent)
        .contains("Be brief.", "\"toolUseId\":\"call_1\"", "rain", "Łódź", "I call it.")
        .contains("\"format\":\"png\"");
  }

  @Test
  void reasoningIsStreamedBeforeText() throws Exception {
    gateway.upstream().scripts().next(Script.answer().thinkingTags("Hm.").text("Yes."));

    List<String> data = data(post(question("\"stream\":true,\"reasoning_effort\":\"low\"")));

    assertThat(String.join("\n", data)).contains("\"delta\":{\"reasoning_content\":\"Hm.");
    assertThat(upstreamBody()).contains("<max_thinking_length>4096<");
  }

  @Test
  void anOlderFunctionIsCalledInItsOwnForm() throws Exception {
    gateway.upstream().scripts().next(Script.answer().toolCall("t1", "Weather", json("{}"), 1));

    JsonNode choice =
        Json.MAPPER
            .readTree(post(question("\"functions\":[{\"name\":\"Weather\"}]")).body())
            .path("choices")
            .path(0);

    assertThat(choice.path("finish_reason").asText()).isEqualTo("function_call");
    assertThat(choice.path("message").path("function_call"))
        .isEqualTo(json("{\"name\":\"Weather\",\"arguments\":\"{}\"}"));
  }

  @Test
  void aCustomToolIsCalledWithFreeText() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().toolCall("t1", "patch", json("{\"input\":\"*** Begin\"}"), 2));

    JsonNode message =
        Json.MAPPER
            .readTree(
                post(question("\"tools\":[{\"type\":\"custom\",\"custom\":{\"name\":\"patch\"}}]"))
                    .body())
            .path("choices")
            .path(0)
            .path("message");

    assertThat(message.path("tool_calls"))
        .isEqualTo(
            json(
                "[{\"id\":\"t1\",\"type\":\"custom\",\"custom\":{\"name\":\"patch\",\"input\":\"*** Begin\"}}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "n":2                                                          | n                       | unsupported_value
          "modalities":["text","audio"]                                  | modalities              | unsupported_value
          "response_format":{"type":"xml"}                               | response_format.type    | unsupported_value
          "tools":[{"type":"function","function":{}}]                    | tools[0].function.name  | missing_required_parameter
          "tool_choice":"some","functions":[{"name":"f"}]                | tool_choice             | invalid_value
          "max_tokens":"many"                                            | max_tokens              | invalid_type
          "stop":7                                                       | stop                    | invalid_type
          """)
  void whatCannotBeCarriedIsRefusedByName(String member, String param, String code)
      throws Exception {
    HttpResponse<String> response = post(question(member));

    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode error = Json.MAPPER.readTree(response.body()).path("error");
    assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(error.path("param").asText()).isEqualTo(param);
    assertThat(error.path("code").asText()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"input_audio","input_audio":{}}                        | messages[0].content[0]
          {"type":"image_url","image_url":{"url":"data:image/png,abc"}}  | messages[0].content[0].image_url.url
          {"type":"file","file":{"file_id":"f"}}                         | messages[0].content[0].file.file_id
          {"type":"image_url","image_url":{"url":"data:image/png;base64,@"}} | messages
          """)
  void aPartThatCannotBeCarriedIsRefusedByItsPlace(String part, String param) throws Exception {
    HttpResponse<String> response =
        post(
            "{\"model\":\"claude-sonnet-4-5\",\"messages\":[{\"role\":\"user\",\"content\":[%s]}]}"
                .formatted(part));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Json.MAPPER.readTree(response.body()).path("error").path("param").asText())
        .isEqualTo(param);
  }

  @Test
  void anUnknownModelIsNotFound() throws Exception {
    HttpResponse<String> response =
        post("{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("\"code\":\"model_not_found\"", "\"param\":\"model\"");
  }

  @Test
  void aWrongKeyIsRefusedInTheSameForm() throws Exception {
    HttpResponse<String> response =
        gateway.send(
            gateway
                .request("/v1/chat/completions")
                .setHeader("x-api-key", "sk-wrong")
                .POST(BodyPublishers.ofString(question("\"n\":1"))));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body())
        .startsWith("{\"error\":{\"message\":")
        .contains("\"code\":\"invalid_api_key\"");
  }

  /// The gateway is one of its own, because its credential cools down afterwards.
  @Test
  void aLimitOfTheUpstreamSaysHowLongToWait() throws Exception {
    try (TestGateway limited = TestGateway.startWithoutRetries()) {
      limited
          .upstream()
          .scripts()
          .next(Script.status(429, "ThrottlingException", "Too many requests", null));

      HttpResponse<String> response = post(limited, question("\"stream\":true"));

      assertThat(response.statusCode()).isEqualTo(429);
      assertThat(response.headers().firstValue("retry-after")).isPresent();
      assertThat(response.body())
          .contains("\"code\":\"rate_limit_exceeded\"", "Please try again in ");
    }
  }

  @Test
  void aPromptThatIsTooLongHasTheCodeThatClientsKnow() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.status(
                400,
                "ValidationException",
                "Input is too long.",
                "CONTENT_LENGTH_EXCEEDS_THRESHOLD"));

    HttpResponse<String> response = post(question("\"stream\":true"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"code\":\"context_length_exceeded\"");
  }

  /// A stream without `finish_reason` that ends cleanly makes opencode repeat the request for ever,
  /// and after `[DONE]` a client takes the answer for complete.
  @Test
  void aFailureInTheMiddleIsAnErrorAndNotDone() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hel").cutInsideFrame());

    HttpResponse<String> response = post(question("\"stream\":true"));

    List<String> data = data(response);
    assertThat(data.getLast())
        .startsWith("{\"error\":{\"message\":")
        .contains("\"code\":\"server_error\"");
    assertThat(data).doesNotContain("[DONE]").noneMatch(line -> line.contains("\"stop\""));
  }

  @Test
  void aClientThatLeavesCancelsItsUpstreamCall() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hel").silence());

    try (InputStream answer =
        gateway.stream(gateway.request("/v1/chat/completions"), question("\"stream\":true"))
            .body()) {
      assertThat(answer.read()).isPositive();
    }

    assertThat(
            gateway
                .upstream()
                .requests(Operation.GENERATE)
                .getLast()
                .awaitEnding(Duration.ofSeconds(30))
                .kind())
        .isEqualTo(Ending.Kind.CLIENT_LEFT);
  }

  @Test
  void aPlainAnswerThatFailsHasAStatus() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hel").cutInsideFrame());

    HttpResponse<String> response = post(question("\"n\":1"));

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.body()).contains("\"type\":\"server_error\"");
  }

  private static final String WEATHER =
      """
      "tools":[{"type":"function","function":{"name":"Weather","description":"The weather",
        "parameters":{"type":"object","properties":{"city":{"type":"string"}}},"strict":true}}]\
      """;

  private static String question(String members) {
    return """
    {"model":"claude-sonnet-4-5","messages":[{"role":"user","content":"Hi"}],%s}
    """
        .formatted(members);
  }

  private static JsonNode json(String text) throws IOException {
    return Json.MAPPER.readTree(text);
  }

  private static String upstreamBody() {
    return gateway.upstream().requests(Operation.GENERATE).getLast().json().toString();
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return post(gateway, body);
  }

  private static HttpResponse<String> post(TestGateway to, String body) throws Exception {
    return to.send(to.request("/v1/chat/completions").POST(BodyPublishers.ofString(body)));
  }

  private static List<String> data(HttpResponse<String> response) {
    return response
        .body()
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring("data: ".length()))
        .toList();
  }
}
