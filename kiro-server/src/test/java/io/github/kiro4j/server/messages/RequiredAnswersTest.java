package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A required tool call, and required JSON, over HTTP.
@Timeout(60)
class RequiredAnswersTest {

  private static final String WEATHER =
      "{\"name\":\"get_weather\",\"input_schema\":{\"type\":\"object\"}}";
  private static final String NAMED_TOOL = choosing("\"type\":\"tool\",\"name\":\"get_weather\"");
  private static final String JSON_SCHEMA =
      """
      {"type":"json_schema","schema":{"type":"object","required":["city"],\
      "properties":{"city":{"type":"string"}}}}\
      """;
  private static final String FORMAT = "\"output_config\":{\"format\":" + JSON_SCHEMA + "}";

  private static final ScriptedAnswer PROSE =
      Script.answer().textInPieces("Hello, it is sunny.", 5);
  private static final ScriptedAnswer CALL =
      Script.answer()
          .text("I look.")
          .toolCall("tooluse_1", "get_weather", json("{\"city\":\"Paris\"}"), 4);
  private static final ScriptedAnswer PARIS =
      Script.answer().textInPieces("{\"city\":\"Paris\"}", 3);

  /// The ways in which a client gets a message.
  enum Way {
    PLAIN("/v1/messages", false),
    STREAMED("/v1/messages", true),
    BUFFERED("/cc/v1/messages", true);

    private final String path;
    private final boolean streamed;

    Way(String path, boolean streamed) {
      this.path = path;
      this.streamed = streamed;
    }
  }

  private TestGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.start();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private static String choosing(String choice) {
    return "\"tools\":[%s],\"tool_choice\":{%s}".formatted(WEATHER, choice);
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String request(boolean streamed, String more) {
    return """
    {"model":"claude-sonnet-4-5","max_tokens":1000,"stream":%s,%s,
     "messages":[{"role":"user","content":"Hello"}]}\
    """
        .formatted(streamed, more);
  }

  private void script(ScriptedAnswer... answers) {
    for (ScriptedAnswer answer : answers) {
      gateway.upstream().scripts().next(answer);
    }
  }

  private HttpResponse<String> ask(Way way, String more) throws Exception {
    return gateway.send(
        gateway.request(way.path).POST(BodyPublishers.ofString(request(way.streamed, more))));
  }

  /// The content of the response in one line: `text(…) tool(name {…})`, and the stop reason.
  private static String content(Way way, HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return way.streamed ? streamed(response.body()) : plain(json(response.body()));
  }

  private static String plain(JsonNode message) {
    List<String> blocks = new ArrayList<>();
    for (JsonNode block : message.path("content")) {
      blocks.add(
          block.has("text")
              ? block.path("text").asText()
              : block.path("name").asText() + block.path("input"));
    }
    return String.join(" ", blocks) + " " + message.path("stop_reason").asText();
  }

  private static String streamed(String body) {
    StringBuilder content = new StringBuilder();
    for (JsonNode event : events(body)) {
      JsonNode delta = event.path("delta");
      content.append(event.path("type").asText().equals("content_block_stop") ? " " : "");
      content.append(event.at("/content_block/name").asText());
      content.append(delta.path("text").asText()).append(delta.path("partial_json").asText());
      content.append(delta.path("stop_reason").asText());
    }
    return content.toString();
  }

  private static List<JsonNode> events(String body) {
    return body.lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> json(line.substring("data: ".length())))
        .toList();
  }

  private List<RecordedRequest> asked() {
    return gateway.upstream().requests(Operation.GENERATE);
  }

  private String lastQuestion() {
    return asked()
        .getLast()
        .json()
        .at("/conversationState/currentMessage/userInputMessage/content")
        .asText();
  }

  @ParameterizedTest
  @EnumSource
  void requiredCallAtOnceIsOneUpstreamRequest(Way way) throws Exception {
    script(CALL);

    assertThat(content(way, ask(way, NAMED_TOOL)))
        .isEqualTo("I look. get_weather{\"city\":\"Paris\"} tool_use");
    assertThat(asked()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void textInThePlaceOfARequiredCallIsCorrected(Way way) throws Exception {
    script(PROSE, CALL);

    HttpResponse<String> response = ask(way, NAMED_TOOL);

    assertThat(content(way, response))
        .isEqualTo("I look. get_weather{\"city\":\"Paris\"} tool_use");
    assertThat(response.body()).doesNotContain("sunny");
    assertThat(asked()).hasSize(2);
    assertThat(lastQuestion()).contains("The request requires a call of get_weather.");
    assertThat(asked().getLast().json().at("/conversationState/history/1").toString())
        .contains("Hello, it is sunny.");
  }

  @ParameterizedTest
  @EnumSource
  void secondAnswerWithoutTheCallIsPassedOn(Way way) throws Exception {
    script(PROSE, Script.answer().text("I would rather not."));

    assertThat(content(way, ask(way, NAMED_TOOL))).isEqualTo("I would rather not. end_turn");
    assertThat(asked()).hasSize(2);
  }

  @Test
  void anyCallMeetsToolChoiceAny() throws Exception {
    script(PROSE, CALL);

    assertThat(content(Way.PLAIN, ask(Way.PLAIN, choosing("\"type\":\"any\""))))
        .endsWith("tool_use");
    assertThat(lastQuestion()).contains("The request requires a tool call.");
  }

  @ParameterizedTest
  @EnumSource
  void validJsonAtOnceIsOneUpstreamRequest(Way way) throws Exception {
    script(PARIS);

    assertThat(content(way, ask(way, FORMAT))).isEqualTo("{\"city\":\"Paris\"} end_turn");
    assertThat(asked()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void textAroundTheOnlyJsonValueIsLeftOut(Way way) throws Exception {
    script(Script.answer().textInPieces("Here:\n```json\n{\"city\": \"Paris\"}\n```\nDone.", 4));

    assertThat(content(way, ask(way, FORMAT))).isEqualTo("{\"city\": \"Paris\"} end_turn");
    assertThat(asked()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void jsonOfAnotherShapeIsCorrected(Way way) throws Exception {
    script(Script.answer().text("{\"town\":\"Paris\"}"), PARIS);

    String older = "\"output_format\":" + JSON_SCHEMA;

    assertThat(content(way, ask(way, older))).isEqualTo("{\"city\":\"Paris\"} end_turn");
    assertThat(lastQuestion()).contains("the value must have the member \"city\"");
  }

  @ParameterizedTest
  @EnumSource
  void secondAnswerWithoutValidJsonIsPassedOn(Way way) throws Exception {
    script(PROSE, Script.answer().text("It is\nsunny, I said."));

    assertThat(content(way, ask(way, FORMAT))).isEqualTo("It is\nsunny, I said. end_turn");
    assertThat(asked()).hasSize(2);
  }

  @Test
  void jsonThatEndsAtTheOutputLimitIsNotAskedForAgain() throws Exception {
    script(Script.answer().text("{\"city\":\"Par").stopReason("MAX_TOKENS"));

    assertThat(content(Way.PLAIN, ask(Way.PLAIN, FORMAT))).isEqualTo("{\"city\":\"Par max_tokens");
    assertThat(asked()).hasSize(1);
  }

  @Test
  void usageHasTheTokensOfBothAnswers() throws Exception {
    script(
        PROSE.tokenUsage(100, 0, 0, 7).stopReason("END_TURN"),
        PARIS.tokenUsage(150, 20, 0, 5).stopReason("END_TURN"));

    JsonNode usage = json(ask(Way.PLAIN, FORMAT).body()).path("usage");

    assertThat(usage.path("input_tokens").intValue()).isEqualTo(150);
    assertThat(usage.path("cache_read_input_tokens").intValue()).isEqualTo(20);
    assertThat(usage.path("output_tokens").intValue()).isEqualTo(12);
  }

  @Test
  void failureOfTheSecondAnswerIsAnErrorStatus() throws Exception {
    script(PROSE, Script.answer().text("{\"ci").cutInsideFrame());

    HttpResponse<String> response = ask(Way.PLAIN, FORMAT);

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.body()).contains("api_error");
  }

  @ParameterizedTest
  @EnumSource(names = {"STREAMED", "BUFFERED"})
  void failureOfTheSecondAnswerIsTheOnlyEvent(Way way) throws Exception {
    script(PROSE, Script.answer().text("{\"ci").cutInsideFrame());

    assertThat(events(ask(way, FORMAT).body()))
        .singleElement()
        .extracting(event -> event.path("type").asText())
        .isEqualTo("error");
  }

  @Test
  void onlyPingsGoOutUntilTheCallBegins() throws Exception {
    script(
        PROSE,
        Script.answer()
            .text("I look.")
            .pause(Duration.ofSeconds(7))
            .toolCall("tooluse_1", "get_weather", json("{\"city\":\"Paris\"}"), 4));

    List<JsonNode> events = events(ask(Way.STREAMED, NAMED_TOOL).body());

    assertThat(events)
        .extracting(event -> event.path("type").asText())
        .startsWith("ping")
        .containsSubsequence("ping", "message_start", "content_block_start", "message_stop");
  }

  @Test
  void callIsStreamedWhileTheUpstreamStillSends() throws Exception {
    script(CALL.silence());

    try (BufferedReader body =
        new BufferedReader(
            new InputStreamReader(
                gateway.stream(request(true, NAMED_TOOL)).body(), StandardCharsets.UTF_8))) {
      assertThat(body.lines().filter(line -> line.contains("partial_json")).findFirst())
          .isPresent();
    }
    assertThat(asked().getLast().awaitEnding(Duration.ofSeconds(30)).kind())
        .isEqualTo(Ending.Kind.CLIENT_LEFT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void clientThatLeavesEndsTheUpstreamCall(boolean corrected) throws Exception {
    if (corrected) {
      script(PROSE);
    }
    script(Script.answer().text("{\"city\":").silence());

    try (BufferedReader body =
        new BufferedReader(
            new InputStreamReader(
                gateway.stream(request(true, FORMAT)).body(), StandardCharsets.UTF_8))) {
      assertThat(body.readLine()).isEqualTo("event: ping");
    }

    assertThat(asked()).hasSize(corrected ? 2 : 1);
    assertThat(asked().getLast().awaitEnding(Duration.ofSeconds(30)).kind())
        .isEqualTo(Ending.Kind.CLIENT_LEFT);
  }

  @ParameterizedTest
  @EnumSource
  void jsonAfterAWebSearchIsCorrected(Way way) throws Exception {
    script(
        Script.answer().toolCall("tooluse_search", "web_search", json("{\"query\":\"q\"}"), 4),
        PROSE,
        PARIS);
    String search = "\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}],";

    String content = content(way, ask(way, search + FORMAT));

    assertThat(content)
        .contains("web_search")
        .endsWith("{\"city\":\"Paris\"} end_turn")
        .doesNotContain("sunny");
    assertThat(asked()).hasSize(3);
    assertThat(gateway.upstream().requests(Operation.MCP)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void furtherCallsAreLeftOutIfTheClientWantsOne(Way way) throws Exception {
    script(CALL.toolCall("tooluse_2", "get_weather", json("{\"city\":\"Rome\"}"), 4));

    String one = choosing("\"type\":\"any\",\"disable_parallel_tool_use\":true");

    assertThat(content(way, ask(way, one)))
        .isEqualTo("I look. get_weather{\"city\":\"Paris\"} tool_use");
  }

  @Test
  void thinkingBesideAForcedCallIsRefused() throws Exception {
    HttpResponse<String> response =
        ask(Way.PLAIN, NAMED_TOOL + ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("Thinking may not be enabled when tool_choice forces tool use.");
    assertThat(asked()).isEmpty();
  }
}
