package io.github.kiro4j.server.openai;

import static io.github.kiro4j.server.openai.ResponsesRig.EXEC;
import static io.github.kiro4j.server.openai.ResponsesRig.input;
import static io.github.kiro4j.server.openai.ResponsesRig.json;
import static io.github.kiro4j.server.openai.ResponsesRig.native5;
import static io.github.kiro4j.server.openai.ResponsesRig.question;
import static io.github.kiro4j.server.openai.ResponsesRig.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.script.Script;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The requests of `POST /v1/responses` through the whole gateway.
@Timeout(60)
class ResponsesInputTest {

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

  /// Codex sends the tools in the first item for the models that it knows.
  @Test
  void toolsMayComeAmongTheItems() throws Exception {
    rig.script(Script.answer().toolCall("t1", "functions__exec", json("{\"input\":\"1+1\"}"), 2));

    JsonNode response =
        json(
            rig.post(
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
    assertThat(rig.upstreamBody()).contains("You code.");
  }

  /// The next request carries the signature in the opaque text.
  @Test
  void signedReasoningComesBackInTheNextRequest() throws Exception {
    rig.script(
        Script.answer()
            .reasoning("I think.", "UPSTREAM+SIGNATURE==")
            .toolCall("t1", "exec_command", json("{}"), 2));
    rig.script(Script.answer().text("Done"));
    String question = "{\"role\":\"user\",\"content\":\"Hi\"}";

    JsonNode first =
        json(rig.post(native5(question, "\"reasoning\":{\"effort\":\"high\"}")).body());
    JsonNode reasoning = first.path("output").path(0);
    assertThat(reasoning.path("type").asText()).isEqualTo("reasoning");
    assertThat(reasoning.path("summary")).isEmpty();
    assertThat(reasoning.path("encrypted_content").asText()).isNotEmpty();
    rig.forget();

    HttpResponse<String> second =
        rig.post(
            native5(
                question
                    + ","
                    + reasoning
                    + ","
                    + first.path("output").path(1)
                    + ",{\"type\":\"function_call_output\",\"call_id\":\"t1\",\"output\":\"ok\"}",
                "\"reasoning\":{\"effort\":\"high\"}"));

    assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
    assertThat(rig.upstreamBody()).contains("UPSTREAM+SIGNATURE==", "I think.");
  }

  @Test
  void reasoningOfAnotherProviderIsLeftOut() throws Exception {
    rig.script(Script.answer().text("Done"));

    HttpResponse<String> response =
        rig.post(
            native5(
                """
                {"type":"reasoning","id":"rs_1","summary":[],"content":null,"encrypted_content":"gAAAAforeign"},
                {"type":"reasoning","id":"rs_2","summary":[],"encrypted_content":null},
                {"role":"user","content":"Hi"}
                """,
                EXEC));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(rig.upstreamBody()).doesNotContain("gAAAAforeign");
  }

  @Test
  void itemsOfEveryKindAreAccepted() throws Exception {
    rig.script(Script.answer().text("Done"));

    HttpResponse<String> response =
        rig.post(
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
    assertThat(rig.upstreamBody())
        .contains("Be brief.", "result one", "raw text", "result two", "ns__late", "result four")
        .contains("Message from scout:", "found it", "{\\\"cut")
        .contains("\"conversationId\":\"0a0b0c0d-0000-4000-8000-000000000001\"");
  }

  @Test
  void aPromptToCompactIsAnsweredByOneItemThatIsReadLater() throws Exception {
    rig.script(Script.answer().text("We fixed it."));
    rig.script(Script.answer().text("Go on"));
    String history = "{\"role\":\"user\",\"content\":\"Fix it\"}";

    JsonNode output =
        json(rig.post(input(history + ",{\"type\":\"compaction_trigger\"}", EXEC)).body())
            .path("output");
    assertThat(types(output)).containsExactly("compaction");
    rig.forget();
    rig.post(input(output.path(0) + "," + history, EXEC));

    assertThat(rig.upstreamBody()).contains("Summary of the conversation so far:\\nWe fixed it.");
  }

  @Test
  void aResponseCanBeContinuedUnlessItIsNotStored() throws Exception {
    rig.script(Script.answer().text("My name is Ada."));
    rig.script(Script.answer().text("Ada"));
    rig.script(Script.answer().text("Not stored"));

    String stored = json(rig.post(question("\"store\":true")).body()).path("id").asText();
    rig.forget();
    HttpResponse<String> next =
        rig.post(question("\"previous_response_id\":\"%s\"".formatted(stored)));
    assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
    assertThat(rig.upstreamBody()).contains("My name is Ada.");
    assertThat(json(next.body()).path("previous_response_id").asText()).isEqualTo(stored);

    String gone = json(rig.post(question("\"store\":false")).body()).path("id").asText();
    HttpResponse<String> refused =
        rig.post(question("\"previous_response_id\":\"%s\"".formatted(gone)));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"code\":\"previous_response_not_found\"");
  }

  /// Vercel's AI SDK repeats the history by references to items.
  @Test
  void referencesToItemsAreReplacedByTheItems() throws Exception {
    rig.script(Script.answer().text("My name is Ada."));
    rig.script(Script.answer().text("Ada"));

    String id =
        json(rig.post(question("\"stream\":false")).body())
            .path("output")
            .path(0)
            .path("id")
            .asText();
    rig.forget();
    String reference = "{\"type\":\"item_reference\",\"id\":\"%s\"}";
    String user = "{\"role\":\"user\",\"content\":\"And now?\"}";
    HttpResponse<String> next =
        rig.post(
            input(
                reference.formatted(id) + "," + reference.formatted("rs_unknown") + "," + user,
                EXEC));
    assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
    assertThat(rig.upstreamBody()).contains("My name is Ada.");

    HttpResponse<String> unknown =
        rig.post(input(reference.formatted("msg_unknown") + "," + user, EXEC));
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("Item with id 'msg_unknown' not found.", "\"input[0]\"");
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
    HttpResponse<String> response = rig.post(question(member));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    JsonNode error = json(response.body()).path("error");
    assertThat(error.path("param").asText()).isEqualTo(param);
    assertThat(error.path("code").asText()).isEqualTo(code);
  }
}
