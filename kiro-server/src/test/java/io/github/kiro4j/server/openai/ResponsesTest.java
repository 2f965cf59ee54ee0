package io.github.kiro4j.server.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.RawConnection;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `POST /v1/responses` through the whole gateway.
@Timeout(60)
class ResponsesTest {

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
  void aStreamHasAllEventsInOrder() throws Exception {
    script(Script.answer().text("Hel").text("lo"));

    HttpResponse<String> response = post(gateway, question("\"stream\":true"));
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
    script(Script.answer().text("Hello").tokenUsage(7, 5, 3, 11));

    List<JsonNode> events = events(post(gateway, question("\"stream\":true")));
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
    script(answer);
    script(answer);

    JsonNode plain = json(post(gateway, question(REASONING + EXEC)).body());
    JsonNode streamed =
        events(post(gateway, question("\"stream\":true," + REASONING + EXEC)))
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
    script(
        Script.answer()
            .toolCall("t1", "exec_command", json("{}"), 2)
            .toolCall("t2", "mcp__wx__get_weather", json("{\"city\":\"Łódź\"}"), 3)
            .toolCall("t3", "apply_patch", json("{\"input\":\"*** Begin Patch\"}"), 3)
            .toolCall("t4", "tool_search", json("{\"query\":\"x\"}"), 3)
            .toolCall("t5", "local_shell", json("{\"command\":[\"ls\"]}"), 3));

    List<JsonNode> events =
        events(
            post(
                gateway,
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
    assertThat(upstreamBody()).contains("start: x", "Tools whose names begin with `mcp__wx__`");
  }

  @Test
  void toolsThatOnlyOpenAiRunsAreLeftOutAndNamed() throws Exception {
    script(Script.answer().text("Hello"));

    HttpResponse<String> response =
        post(
            gateway,
            question(
                "\"tools\":[{\"type\":\"image_generation\"},{\"type\":\"web_search\",\"external_web_access\":false}]"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("x-kiro4j-left-out-tools"))
        .containsExactly("image_generation, web_search");
  }

  /// Codex sends the tools in the first item for the models that it knows.
  @Test
  void toolsMayComeAmongTheItems() throws Exception {
    script(Script.answer().toolCall("t1", "functions__exec", json("{\"input\":\"1+1\"}"), 2));

    JsonNode response =
        json(
            post(
                    gateway,
                    """
                    {"model":"claude-sonnet-4-5","parallel_tool_calls":false,"input":[
                      {"type":"additional_tools","role":"developer","tools":[
                        {"type":"namespace","name":"functions","tools":[{"type":"custom","name":"exec"}]}]},
                      {"type":"message","role":"developer","content":[{"type":"input_text","text":"You code."}]},
                      {"type":"message","role":"user","content":[{"type":"input_text","text":"Go"}]}]}
                    """)
                .body());

    assertThat(response.path("output").path(0).toString())
        .contains("\"type\":\"custom_tool_call\"", "\"name\":\"exec\"")
        .contains("\"namespace\":\"functions\"", "\"input\":\"1+1\"");
    assertThat(upstreamBody()).contains("You code.");
  }

  /// The next request carries the signature in the opaque text.
  @Test
  void signedReasoningComesBackInTheNextRequest() throws Exception {
    script(
        Script.answer()
            .reasoning("I think.", "UPSTREAM+SIGNATURE==")
            .toolCall("t1", "exec_command", json("{}"), 2));
    script(Script.answer().text("Done"));
    String question = "{\"role\":\"user\",\"content\":\"Hi\"}";

    JsonNode first =
        json(post(gateway, native5(question, "\"reasoning\":{\"effort\":\"high\"}")).body());
    JsonNode reasoning = first.path("output").path(0);
    assertThat(reasoning.path("type").asText()).isEqualTo("reasoning");
    assertThat(reasoning.path("summary")).isEmpty();
    assertThat(reasoning.path("encrypted_content").asText()).isNotEmpty();
    gateway.upstream().forgetRequests();

    HttpResponse<String> second =
        post(
            gateway,
            native5(
                question
                    + ","
                    + reasoning
                    + ","
                    + first.path("output").path(1)
                    + ",{\"type\":\"function_call_output\",\"call_id\":\"t1\",\"output\":\"ok\"}",
                "\"reasoning\":{\"effort\":\"high\"}"));

    assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
    assertThat(upstreamBody()).contains("UPSTREAM+SIGNATURE==", "I think.");
  }

  @Test
  void reasoningOfAnotherProviderIsLeftOut() throws Exception {
    script(Script.answer().text("Done"));

    HttpResponse<String> response =
        post(
            gateway,
            native5(
                """
                {"type":"reasoning","id":"rs_1","summary":[],"content":null,"encrypted_content":"gAAAAforeign"},
                {"type":"reasoning","id":"rs_2","summary":[],"encrypted_content":null},
                {"role":"user","content":"Hi"}
                """,
                EXEC));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(upstreamBody()).doesNotContain("gAAAAforeign");
  }

  @Test
  void itemsOfEveryKindAreAccepted() throws Exception {
    script(Script.answer().text("Done"));

    HttpResponse<String> response =
        post(
            gateway,
            """
            {"model":"claude-sonnet-4-5","instructions":"Be brief.","input":[
              {"role":"user","content":"Hi","unknown_member":1},
              {"type":"function_call","call_id":"c1","name":"a","arguments":"{\\"cut"},
              {"type":"custom_tool_call","call_id":"c2","name":"b","input":"raw text"},
              {"type":"tool_search_call","call_id":"c3","execution":"client","arguments":{"query":"q"}},
              {"type":"local_shell_call","call_id":"c4","action":{"type":"exec","command":["ls"]}},
              {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Wait"}],"phase":"commentary"},
              {"type":"function_call_output","call_id":"c1","output":[{"type":"input_text","text":"result one"}]},
              {"type":"custom_tool_call_output","call_id":"c2","output":"result two"},
              {"type":"tool_search_output","call_id":"c3","tools":[{"type":"namespace","name":"ns","tools":[{"type":"function","name":"late"}]}]},
              {"type":"local_shell_call_output","call_id":"c4","output":"result four"},
              {"type":"agent_message","author":"scout","content":[{"type":"encrypted_content","encrypted_content":"found it"}]},
              {"type":"web_search_call","id":"ws_1","status":"completed"},
              {"type":"program","whatever":true}],
             "truncation":"auto","client_metadata":{"a":"b"},"include":["reasoning.encrypted_content"],
             "text":{"verbosity":"low"},"prompt_cache_key":"0a0b0c0d-0000-4000-8000-000000000001"}
            """);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(upstreamBody())
        .contains("Be brief.", "result one", "raw text", "result two", "ns__late", "result four")
        .contains("Message from scout:", "found it", "{\\\"cut")
        .contains("\"conversationId\":\"0a0b0c0d-0000-4000-8000-000000000001\"");
  }

  @Test
  void aPromptToCompactIsAnsweredByOneItemThatIsReadLater() throws Exception {
    script(Script.answer().text("We fixed it."));
    script(Script.answer().text("Go on"));
    String history = "{\"role\":\"user\",\"content\":\"Fix it\"}";

    JsonNode output =
        json(post(gateway, input(history + ",{\"type\":\"compaction_trigger\"}", EXEC)).body())
            .path("output");
    assertThat(types(output)).containsExactly("compaction");
    gateway.upstream().forgetRequests();
    post(gateway, input(output.path(0) + "," + history, EXEC));

    assertThat(upstreamBody()).contains("Summary of the conversation so far:\\nWe fixed it.");
  }

  @Test
  void aResponseCanBeContinuedUnlessItIsNotStored() throws Exception {
    script(Script.answer().text("My name is Ada."));
    script(Script.answer().text("Ada"));
    script(Script.answer().text("Not stored"));

    String stored = json(post(gateway, question("\"store\":true")).body()).path("id").asText();
    gateway.upstream().forgetRequests();
    HttpResponse<String> next =
        post(gateway, question("\"previous_response_id\":\"%s\"".formatted(stored)));
    assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
    assertThat(upstreamBody()).contains("My name is Ada.");
    assertThat(json(next.body()).path("previous_response_id").asText()).isEqualTo(stored);

    String gone = json(post(gateway, question("\"store\":false")).body()).path("id").asText();
    HttpResponse<String> refused =
        post(gateway, question("\"previous_response_id\":\"%s\"".formatted(gone)));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"code\":\"previous_response_not_found\"");
  }

  /// Vercel's AI SDK repeats the history by references to items.
  @Test
  void referencesToItemsAreReplacedByTheItems() throws Exception {
    script(Script.answer().text("My name is Ada."));
    script(Script.answer().text("Ada"));

    String id =
        json(post(gateway, question("\"stream\":false")).body())
            .path("output")
            .path(0)
            .path("id")
            .asText();
    gateway.upstream().forgetRequests();
    String reference = "{\"type\":\"item_reference\",\"id\":\"%s\"}";
    String user = "{\"role\":\"user\",\"content\":\"And now?\"}";
    HttpResponse<String> next =
        post(
            gateway,
            input(
                reference.formatted(id) + "," + reference.formatted("rs_unknown") + "," + user,
                EXEC));
    assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
    assertThat(upstreamBody()).contains("My name is Ada.");

    HttpResponse<String> unknown =
        post(gateway, input(reference.formatted("msg_unknown") + "," + user, EXEC));
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("Item with id 'msg_unknown' not found.", "\"input[0]\"");
  }

  /// A WebSocket is tried once after this status, and seven times after any other.
  @Test
  void aWebSocketIsRefusedWithUpgradeRequired() throws Exception {
    HttpResponse<String> response = gateway.send(gateway.request("/v1/responses").GET());
    assertThat(response.statusCode()).isEqualTo(405);

    try (RawConnection raw = new RawConnection(gateway.uri().getPort())) {
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
      HttpResponse<String> other = post(limited, question("\"stream\":true"));

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
  void aFailureInTheMiddleIsFailedAndThenAnError() throws Exception {
    script(Script.answer().text("Hel").cutInsideFrame());

    List<JsonNode> events = events(post(gateway, question("\"stream\":true")));

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
    script(
        Script.answer().text("one two three four five six seven eight").stopReason("MAX_TOKENS"));

    JsonNode response = json(post(gateway, question("\"max_output_tokens\":1000")).body());

    assertThat(response.path("status").asText()).isEqualTo("incomplete");
    assertThat(response.path("incomplete_details").path("reason").asText())
        .isEqualTo("max_output_tokens");
  }

  @Test
  void aRefusalIsText() throws Exception {
    script(Script.answer().refusal("cyber", "I will not."));

    JsonNode response = json(post(gateway, question("\"stream\":false")).body());

    assertThat(response.path("status").asText()).isEqualTo("completed");
    assertThat(response.path("output").path(0).path("content").path(0).path("text").asText())
        .isEqualTo("I will not.");
  }

  @Test
  void aSchemaIsRequiredOfTheAnswer() throws Exception {
    script(Script.answer().text("{\"title\":\"Fix\"}"));

    JsonNode response =
        json(
            post(
                    gateway,
                    question(
                        """
                        "text":{"format":{"type":"json_schema","name":"t","strict":true,"schema":
                          {"type":"object","properties":{"title":{"type":"string"}},"required":["title"]}}}
                        """))
                .body());

    assertThat(response.path("output").path(0).path("content").path(0).path("text").asText())
        .isEqualTo("{\"title\":\"Fix\"}");
    assertThat(upstreamBody()).contains("The value must satisfy this JSON Schema");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "background":true                             | background              | unsupported_value
          "conversation":"conv_1"                       | conversation            | unsupported_value
          "prompt":{"id":"p"}                           | prompt                  | unsupported_value
          "text":{"format":{"type":"json_schema"}}      | text.format.schema      | missing_required_parameter
          "tools":[{"type":"namespace"}]                | tools[0].name           | missing_required_parameter
          "max_output_tokens":-1                        | max_output_tokens       | null
          """)
  void whatCannotBeCarriedIsRefusedByName(String member, String param, String code)
      throws Exception {
    HttpResponse<String> response = post(gateway, question(member));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    JsonNode error = json(response.body()).path("error");
    assertThat(error.path("param").asText()).isEqualTo(param);
    assertThat(error.path("code").asText()).isEqualTo(code);
  }

  @Test
  void routesOfStoredResponsesAreNotFound() throws Exception {
    HttpResponse<String> response = gateway.send(gateway.request("/v1/responses/resp_1").GET());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).startsWith("{\"error\":{\"message\":");
  }

  private static final String EXEC =
      """
      "tools":[{"type":"function","name":"exec_command","strict":false,
        "parameters":{"type":"object","properties":{"cmd":{"type":"string"}}}}]\
      """;

  private static final String REASONING =
      "\"reasoning\":{\"effort\":\"low\",\"summary\":\"auto\"},";

  private static String question(String members) {
    return """
    {"model":"claude-sonnet-4-5","input":"Hi",%s}
    """
        .formatted(members);
  }

  private static String input(String items, String members) {
    return "{\"model\":\"claude-sonnet-4-5\",\"input\":[" + items + "]," + members + "}";
  }

  private static String native5(String items, String members) {
    return "{\"model\":\"claude-opus-5\",\"input\":[" + items + "]," + members + "}";
  }

  private static void script(Script answer) {
    gateway.upstream().scripts().next(answer);
  }

  private static JsonNode json(String text) throws IOException {
    return Json.MAPPER.readTree(text);
  }

  private static String upstreamBody() {
    return gateway.upstream().requests(Operation.GENERATE).getLast().json().toString();
  }

  private static HttpResponse<String> post(TestGateway to, String body) throws Exception {
    return to.send(to.request("/v1/responses").POST(BodyPublishers.ofString(body)));
  }

  private static List<String> types(Iterable<JsonNode> nodes) {
    List<String> types = new ArrayList<>();
    nodes.forEach(node -> types.add(node.path("type").asText()));
    return types;
  }

  private static List<JsonNode> events(HttpResponse<String> response) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : response.body().lines().toList()) {
      if (line.startsWith("data: ")) {
        events.add(json(line.substring("data: ".length())));
      }
    }
    return events;
  }
}
