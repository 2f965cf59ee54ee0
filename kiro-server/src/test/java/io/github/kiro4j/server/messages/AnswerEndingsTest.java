package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How answers end, the same way streamed, buffered and as one JSON body.
@Timeout(60)
class AnswerEndingsTest {

  private static final String STREAM = "/v1/messages";
  private static final String BUFFERED_STREAM = "/cc/v1/messages";

  private static final ScriptedAnswer REFUSAL =
      Script.answer().text("Well").refusal("reasoning_extraction", "Not that.");

  private static final String DETAILS =
      """
      {"type":"refusal","category":"reasoning_extraction","explanation":"Not that.",
       "recommended_model":"claude-opus-4-8"}
      """;

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {STREAM, BUFFERED_STREAM})
  void refusalEndsAStreamWithItsDetails(String path) throws Exception {
    gateway.upstream().scripts().next(REFUSAL);

    String stream = ask(path, true).body();

    JsonNode delta = event(stream, "message_delta").path("delta");
    assertThat(delta.path("stop_reason").asText()).isEqualTo("refusal");
    assertThat(delta.path("stop_details")).isEqualTo(Json.MAPPER.readTree(DETAILS));
    assertThat(stream).contains("Well", "event: message_stop");
  }

  @Test
  void refusalIsPartOfAPlainAnswer() throws Exception {
    gateway.upstream().scripts().next(REFUSAL);

    JsonNode message = Json.MAPPER.readTree(ask(STREAM, false).body());

    assertThat(message.path("stop_reason").asText()).isEqualTo("refusal");
    assertThat(message.path("stop_details")).isEqualTo(Json.MAPPER.readTree(DETAILS));
    assertThat(message.path("content").findValuesAsText("text")).containsExactly("Well");
  }

  @Test
  void refusalBeforeAnyContentIsAnAnswerWithoutContent() throws Exception {
    gateway.upstream().scripts().next(Script.answer().refusal("bio", "No."));

    JsonNode message = Json.MAPPER.readTree(ask(STREAM, false).body());

    assertThat(message.path("stop_reason").asText()).isEqualTo("refusal");
    assertThat(message.path("content")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {STREAM, BUFFERED_STREAM})
  void modelThatOnlyReasonsIsAskedOnceMore(String path) throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().ending("END_TURN", 1, 0.1))
        .next(Script.answer().text("Here.").ending("END_TURN", 1, 0.1));

    String stream = ask(path, true).body();

    assertThat(stream).contains("Here.", "event: message_stop").doesNotContain("event: error");
  }

  @Test
  void secondAnswerWithoutContentIsAMessageWithoutContent() throws Exception {
    ScriptedAnswer silent = Script.answer().ending("END_TURN", 1, 0.1);
    gateway.upstream().scripts().next(silent).next(silent);

    JsonNode message = Json.MAPPER.readTree(ask(STREAM, false).body());

    assertThat(message.path("content").isArray()).isTrue();
    assertThat(message.path("content")).isEmpty();
    assertThat(message.path("stop_reason").asText()).isEqualTo("end_turn");
  }

  @Test
  void secondSilenceAfterAToolResultIsAnError() throws Exception {
    ScriptedAnswer silent = Script.answer().reasoning("Hm.").ending("END_TURN", 1, 0.1);
    gateway.upstream().scripts().next(silent).next(silent);
    String body =
        """
        {"model":"claude-sonnet-4-5","max_tokens":100,"messages":[
          {"role":"user","content":"Hi"},
          {"role":"assistant","content":[
            {"type":"tool_use","id":"t","name":"Read","input":{}}]},
          {"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"x"}]}]}
        """;

    HttpResponse<String> answer =
        gateway.send(gateway.request(STREAM).POST(BodyPublishers.ofString(body)));

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("The model provider's answer was empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {STREAM, BUFFERED_STREAM})
  void missingCapacityInMidStreamNeverLooksFinished(String path) throws Exception {
    for (ScriptedAnswer report :
        new ScriptedAnswer[] {
          Script.answer().text("Half").capacityEvent(),
          Script.answer().text("Half").capacityException()
        }) {
      gateway.upstream().scripts().next(report);

      String stream = ask(path, true).body();

      assertThat(event(stream, "error").path("error").path("type").asText())
          .isEqualTo("overloaded_error");
      assertThat(stream).doesNotContain("message_delta", "message_stop");
    }
  }

  @Test
  void missingCapacityInMidAnswerIsAStatusWithoutStreaming() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Half").capacityEvent());

    assertThat(ask(STREAM, false).statusCode()).isEqualTo(529);
  }

  @Test
  void missingCapacityBeforeTheFirstContentIsRetried() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().capacityEvent())
        .next(Script.answer().text("Whole."));

    HttpResponse<String> answer = ask(STREAM, false);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("Whole.");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerWithoutMetadataIsCutOffOnTheRuntimeEndpointOnly(boolean stream) throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hello").breakOff());
    HttpResponse<String> runtime = ask(STREAM, stream);

    assertThat(runtime.body()).contains("cut off").doesNotContain("end_turn");

    try (TestGateway rest = TestGateway.startWith("  endpoints: [q]\n", "")) {
      rest.upstream().scripts().next(Script.answer().text("Hello").breakOff());
      HttpResponse<String> answer = ask(rest, STREAM, stream);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("end_turn").doesNotContain("event: error");
    }
  }

  @Test
  void restAnswersMayBeginWithInitialResponse() throws Exception {
    try (TestGateway rest = TestGateway.startWith("  endpoints: [q]\n", "")) {
      rest.upstream()
          .scripts()
          .next(
              Script.answer()
                  .text("Hello")
                  .startingWith("initial-response", Json.MAPPER.createObjectNode()));

      String answer = ask(rest, STREAM, true).body();

      assertThat(event(answer, "message_delta").path("delta").path("stop_reason").asText())
          .isEqualTo("end_turn");
      assertThat(answer).doesNotContain("event: error");
    }
  }

  private static HttpResponse<String> ask(String path, boolean stream) throws Exception {
    return ask(gateway, path, stream);
  }

  private static HttpResponse<String> ask(TestGateway asked, String path, boolean stream)
      throws Exception {
    String body =
        """
        {"model":"claude-opus-5","max_tokens":1000,"stream":%s,
         "messages":[{"role":"user","content":"Hi"}]}\
        """
            .formatted(stream);
    return asked.send(asked.request(path).POST(BodyPublishers.ofString(body)));
  }

  private static JsonNode event(String stream, String type) throws Exception {
    String marker = "event: " + type + "\ndata: ";
    assertThat(stream).contains(marker);
    String data = stream.substring(stream.indexOf(marker) + marker.length());
    return Json.MAPPER.readTree(data.substring(0, data.indexOf('\n')));
  }
}
