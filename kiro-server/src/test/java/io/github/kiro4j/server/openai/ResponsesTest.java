package io.github.kiro4j.server.openai;

import static io.github.kiro4j.server.openai.ResponsesRig.EXEC;
import static io.github.kiro4j.server.openai.ResponsesRig.REASONING;
import static io.github.kiro4j.server.openai.ResponsesRig.events;
import static io.github.kiro4j.server.openai.ResponsesRig.json;
import static io.github.kiro4j.server.openai.ResponsesRig.question;
import static io.github.kiro4j.server.openai.ResponsesRig.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.server.testing.RawConnection;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The answers of `POST /v1/responses` through the whole gateway.
@Timeout(60)
class ResponsesTest {

  private static ResponsesRig rig;

  @BeforeAll
  static void start() throws Exception {
    rig = ResponsesRig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @BeforeEach
  void forget() {
    rig.forget();
  }

  @Test
  void aStreamHasAllEventsInOrder() throws Exception {
    rig.script(Script.answer().text("Hel").text("lo"));

    HttpResponse<String> response = rig.post(question("\"stream\":true"));
    List<JsonNode> events = events(response);

    assertThat(response.headers().firstValue("content-type"))
        .hasValue("text/event-stream;charset=utf-8");
    assertThat(types(events))
        .containsExactly(
            "response.created",
            "response.in_progress",
            "response.output_item.added",
            "response.content_part.added",
            "response.output_text.delta",
            "response.output_text.delta",
            "response.output_text.done",
            "response.content_part.done",
            "response.output_item.done",
            "response.completed");
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).path("sequence_number").asInt(-1)).isEqualTo(i);
    }
    JsonNode done = events.get(8).path("item");
    assertThat(done.path("id").asText()).startsWith("msg_");
    assertThat(done.path("content"))
        .isEqualTo(
            json(
                "[{\"type\":\"output_text\",\"text\":\"Hello\",\"annotations\":[],\"logprobs\":[]}]"));
  }

  /// Codex fails a finished turn whose usage lacks a member, and ends a turn only at
  /// `response.completed` with the id of the response. Helpers of the SDKs take the final object
  /// from the last event.
  @Test
  void theLastEventHasTheWholeResponse() throws Exception {
    rig.script(Script.answer().text("Hello").tokenUsage(7, 5, 3, 11));

    List<JsonNode> events = events(rig.post(question("\"stream\":true")));
    JsonNode response = events.getLast().path("response");

    assertThat(response.path("id").asText())
        .startsWith("resp_")
        .isEqualTo(events.getFirst().path("response").path("id").asText());
    assertThat(response.path("status").asText()).isEqualTo("completed");
    assertThat(response.path("created_at").isIntegralNumber()).isTrue();
    assertThat(response.path("error").isNull()).isTrue();
    assertThat(response.path("output")).hasSize(1);
    assertThat(response.path("usage"))
        .isEqualTo(
            json(
                """
                {"input_tokens":15,"input_tokens_details":{"cached_tokens":5,"cache_write_tokens":3},
                 "output_tokens":11,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":26}
                """));
  }

  @Test
  void aPlainAnswerIsTheResponseOfTheLastEvent() throws Exception {
    ScriptedAnswer answer =
        Script.answer()
            .thinkingTags("Hm.")
            .text("I look.")
            .toolCall("tooluse_a", "exec_command", json("{\"cmd\":\"ls\"}"), 3);
    rig.script(answer);
    rig.script(answer);

    JsonNode plain = json(rig.post(question(REASONING + EXEC)).body());
    JsonNode streamed =
        events(rig.post(question("\"stream\":true," + REASONING + EXEC)))
            .getLast()
            .path("response");

    assertThat(types(plain.path("output")))
        .containsExactly("reasoning", "message", "function_call");
    assertThat(withoutIds(plain)).isEqualTo(withoutIds(streamed));
  }

  private static String withoutIds(JsonNode response) {
    return response.toString().replaceAll("\"(id|item_id)\":\"[^\"]*\"|\"created_at\":\\d+", "");
  }

  @Test
  void eachToolIsCalledInTheFormInWhichTheClientDeclaresIt() throws Exception {
    rig.script(
        Script.answer()
            .toolCall("t1", "exec_command", json("{}"), 2)
            .toolCall("t2", "mcp__wx__get_weather", json("{\"city\":\"Łódź\"}"), 3)
            .toolCall("t3", "apply_patch", json("{\"input\":\"*** Begin Patch\"}"), 3)
            .toolCall("t4", "tool_search", json("{\"query\":\"x\"}"), 3)
            .toolCall("t5", "local_shell", json("{\"command\":[\"ls\"]}"), 3));

    List<JsonNode> events =
        events(
            rig.post(
                question(
                    """
                    "stream":true,"tools":[
                      {"type":"function","name":"exec_command","strict":false,
                       "parameters":{"type":"object","properties":{"cmd":{"type":"string"}}}},
                      {"type":"namespace","name":"mcp__wx","description":"Weather","tools":[
                        {"type":"function","name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}]},
                      {"type":"custom","name":"apply_patch","description":"Patch",
                       "format":{"type":"grammar","syntax":"lark","definition":"start: x"}},
                      {"type":"tool_search","execution":"client","description":"Find","parameters":{"type":"object","properties":{"query":{"type":"string"}}}},
                      {"type":"local_shell"},
                      {"type":"image_generation"},
                      {"type":"web_search","external_web_access":false}]
                    """)));

    JsonNode output = events.getLast().path("response").path("output");
    assertThat(output.path(0).toString())
        .contains("\"type\":\"function_call\"", "\"call_id\":\"t1\"", "\"arguments\":\"{}\"")
        .doesNotContain("namespace");
    assertThat(output.path(1).toString())
        .contains("\"name\":\"get_weather\"", "\"namespace\":\"mcp__wx\"");
    assertThat(output.path(2).toString())
        .contains("\"type\":\"custom_tool_call\"", "\"input\":\"*** Begin Patch\"");
    assertThat(output.path(3).toString())
        .contains("\"type\":\"tool_search_call\"", "\"execution\":\"client\"")
        .contains("\"arguments\":{\"query\":\"x\"}");
    assertThat(output.path(4).toString())
        .contains("\"type\":\"local_shell_call\"", "\"action\":{\"type\":\"exec\"")
        .contains("\"command\":[\"ls\"]", "\"env\":{}");
    assertThat(types(events))
        .containsSubsequence(
            "response.function_call_arguments.delta",
            "response.function_call_arguments.done",
            "response.output_item.done",
            "response.custom_tool_call_input.delta",
            "response.custom_tool_call_input.done");
    assertThat(rig.upstreamBody()).contains("start: x", "Tools whose names begin with `mcp__wx__`");
  }

  @Test
  void toolsThatOnlyOpenAiRunsAreLeftOutAndNamed() throws Exception {
    rig.script(Script.answer().text("Hello"));

    HttpResponse<String> response =
        rig.post(
            question(
                "\"tools\":[{\"type\":\"image_generation\"},{\"type\":\"web_search\",\"external_web_access\":false}]"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("x-kiro4j-left-out-tools"))
        .containsExactly("image_generation, web_search");
  }

  /// A WebSocket is tried once after this status, and seven times after any other.
  @Test
  void aWebSocketIsRefusedWithUpgradeRequired() throws Exception {
    HttpResponse<String> response =
        rig.gateway().send(rig.gateway().request("/v1/responses").GET());
    assertThat(response.statusCode()).isEqualTo(405);

    try (RawConnection raw = new RawConnection(rig.gateway().uri().getPort())) {
      raw.send(
          """
          GET /v1/responses HTTP/1.1
          Host: localhost
          Authorization: Bearer %s
          Connection: Upgrade
          Upgrade: websocket
          Sec-WebSocket-Version: 13
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

          """
              .formatted(TestGateway.KEY));
      RawConnection.Answer answer = raw.answer();
      assertThat(answer.status()).as(answer.body()).isEqualTo(426);
    }
  }

  @Test
  void codexIsToldToWaitOnAStream() throws Exception {
    try (TestGateway limited = TestGateway.startWithoutRetries()) {
      limited
          .upstream()
          .scripts()
          .next(Script.status(429, "ThrottlingException", "Too many requests", null));

      HttpResponse<String> codex =
          limited.send(
              limited
                  .request("/v1/responses")
                  .header("originator", "codex_exec")
                  .POST(BodyPublishers.ofString(question("\"stream\":true"))));
      HttpResponse<String> other = ResponsesRig.post(limited, question("\"stream\":true"));

      assertThat(codex.statusCode()).isEqualTo(200);
      assertThat(types(events(codex))).containsExactly("response.failed", "error");
      assertThat(codex.body())
          .contains("\"code\":\"rate_limit_exceeded\"")
          .containsPattern("try again in \\d+s");
      assertThat(other.statusCode()).isEqualTo(429);
      assertThat(other.headers().firstValue("retry-after")).isPresent();
    }
  }

  @Test
  void aPromptThatIsTooLongHasTheCodeThatClientsKnow() throws Exception {
    rig.script(
        Script.status(
            400, "ValidationException", "Input is too long.", "CONTENT_LENGTH_EXCEEDS_THRESHOLD"));

    HttpResponse<String> response = rig.post(question("\"stream\":true"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"code\":\"context_length_exceeded\"");
  }

  /// Python's helper and that for Node.js do not parse an empty text.
  @Test
  void aCallWithoutArgumentsHasAnEmptyObject() throws Exception {
    rig.script(Script.answer().toolCall("tooluse_a", "exec_command", json("{}"), 1));

    JsonNode call =
        events(rig.post(question("\"stream\":true," + EXEC)))
            .getLast()
            .path("response")
            .path("output")
            .path(0);

    assertThat(call.path("type").asText()).isEqualTo("function_call");
    assertThat(call.path("arguments").asText()).isEqualTo("{}");
  }

  @Test
  void aClientThatLeavesCancelsItsUpstreamCall() throws Exception {
    rig.script(Script.answer().text("Hel").silence());

    try (InputStream answer =
        rig.gateway().stream(rig.gateway().request("/v1/responses"), question("\"stream\":true"))
            .body()) {
      assertThat(answer.read()).isPositive();
    }

    assertThat(
            rig.gateway()
                .upstream()
                .requests(Operation.GENERATE)
                .getLast()
                .awaitEnding(Duration.ofSeconds(30))
                .kind())
        .isEqualTo(Ending.Kind.CLIENT_LEFT);
  }

  @Test
  void aFailureInTheMiddleIsFailedAndThenAnError() throws Exception {
    rig.script(Script.answer().text("Hel").cutInsideFrame());

    List<JsonNode> events = events(rig.post(question("\"stream\":true")));

    assertThat(types(events))
        .endsWith("response.failed", "error")
        .doesNotContain("response.completed");
    JsonNode failed = events.get(events.size() - 2).path("response");
    assertThat(failed.path("status").asText()).isEqualTo("failed");
    assertThat(failed.path("error").path("code").asText()).isEqualTo("server_error");
    JsonNode error = events.getLast();
    assertThat(error.path("code").asText()).isEqualTo("server_error");
    assertThat(error.path("error").path("message").asText())
        .isEqualTo(error.path("message").asText())
        .isNotEmpty();
  }

  @Test
  void anAnswerThatWasCutByTheLimitIsIncomplete() throws Exception {
    rig.script(
        Script.answer().text("one two three four five six seven eight").stopReason("MAX_TOKENS"));

    JsonNode response = json(rig.post(question("\"max_output_tokens\":1000")).body());

    assertThat(response.path("status").asText()).isEqualTo("incomplete");
    assertThat(response.path("incomplete_details").path("reason").asText())
        .isEqualTo("max_output_tokens");
  }

  @Test
  void aRefusalIsText() throws Exception {
    rig.script(Script.answer().refusal("cyber", "I will not."));

    JsonNode response = json(rig.post(question("\"stream\":false")).body());

    assertThat(response.path("status").asText()).isEqualTo("completed");
    assertThat(response.path("output").path(0).path("content").path(0).path("text").asText())
        .isEqualTo("I will not.");
  }

  @Test
  void aSchemaIsRequiredOfTheAnswer() throws Exception {
    rig.script(Script.answer().text("{\"title\":\"Fix\"}"));

    JsonNode response =
        json(
            rig.post(
                    question(
                        """
                        "text":{"format":{"type":"json_schema","name":"t","strict":true,"schema":
                          {"type":"object","properties":{"title":{"type":"string"}},"required":["title"]}}}
                        """))
                .body());

    assertThat(response.path("output").path(0).path("content").path(0).path("text").asText())
        .isEqualTo("{\"title\":\"Fix\"}");
    assertThat(rig.upstreamBody()).contains("The value must satisfy this JSON Schema");
  }

  @Test
  void routesOfStoredResponsesAreNotFound() throws Exception {
    HttpResponse<String> response =
        rig.gateway().send(rig.gateway().request("/v1/responses/resp_1").GET());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).startsWith("{\"error\":{\"message\":");
  }

  @Test
  void aWebSearchThatTheGatewayRanIsAnItem() throws Exception {
    rig.script(
        Script.answer().toolCall("tooluse_s", "web_search", json("{\"query\":\"news\"}"), 4));
    rig.script(Script.answer().text("Nothing new."));

    List<JsonNode> events =
        events(rig.post(question("\"stream\":true,\"tools\":[{\"type\":\"web_search\"}]")));

    JsonNode output = events.getLast().path("response").path("output");
    assertThat(types(output)).containsExactly("web_search_call", "message");
    assertThat(output.path(0).path("action"))
        .isEqualTo(json("{\"type\":\"search\",\"query\":\"news\"}"));
  }
}
