package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.SearchScript;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The gateway runs a web search that the model requests, and sends the results back to the model.
@Timeout(60)
class WebSearchTest {

  private TestGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.start();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void searchAndAnswerAreOneMessage() throws Exception {
    scriptSearchThenText("rust latest version", "Rust 1.99 is the latest.");

    JsonNode message = ask("\"max_uses\": 8", "");

    assertThat(types(message))
        .containsExactly("text", "server_tool_use", "web_search_tool_result", "text");
    JsonNode content = message.path("content");
    assertThat(content.path(1).path("name").textValue()).isEqualTo("web_search");
    assertThat(content.path(1).path("input").path("query").textValue())
        .isEqualTo("rust latest version");
    assertThat(content.path(1).path("id").textValue()).startsWith("srvtoolu_");
    assertThat(content.path(2).path("tool_use_id")).isEqualTo(content.path(1).path("id"));
    assertThat(content.path(2).path("content").path(0).path("type").textValue())
        .isEqualTo("web_search_result");
    assertThat(content.path(3).path("text").textValue()).isEqualTo("Rust 1.99 is the latest.");
    assertThat(message.path("stop_reason").textValue()).isEqualTo("end_turn");
    assertThat(message.path("usage").path("server_tool_use").path("web_search_requests").intValue())
        .isEqualTo(1);
  }

  @Test
  void theModelReceivesTheResultsInTheNextTurn() throws Exception {
    scriptSearchThenText("rust latest version", "Rust 1.99.");

    ask("\"max_uses\": 8", "");

    RecordedRequest second = gateway.upstream().requests(Operation.GENERATE).getLast();
    JsonNode current = second.json().at("/conversationState/currentMessage/userInputMessage");
    JsonNode result = current.at("/userInputMessageContext/toolResults/0");
    assertThat(result.path("toolUseId").textValue()).isEqualTo("tooluse_search");
    assertThat(result.path("status").textValue()).isEqualTo("success");
    assertThat(result.path("content").toString()).contains("rust latest version");
    assertThat(gateway.upstream().requests(Operation.MCP)).hasSize(1);
  }

  @Test
  void streamAndMessageAreTheSame() throws Exception {
    scriptSearchThenText("q", "Answer.");
    JsonNode plain = ask("\"max_uses\": 1", "");
    scriptSearchThenText("q", "Answer.");

    List<String> starts = new ArrayList<>();
    HttpResponse<String> streamed =
        gateway.postMessages(request("\"max_uses\": 1", "\"stream\":true,"));
    streamed
        .body()
        .lines()
        .filter(line -> line.startsWith("data: ") && line.contains("content_block_start"))
        .forEach(line -> starts.add(type(line)));

    assertThat(starts).isEqualTo(types(plain));
    assertThat(streamed.body()).contains("event: message_stop").doesNotContain("event: error");
    assertThat(streamed.body().lines().filter("event: message_start"::equals)).hasSize(1);
  }

  @Test
  void aFailedSearchIsAnErrorResult() throws Exception {
    scriptSearchThenText("q", "I could not search.");
    gateway
        .upstream()
        .searches()
        .otherwise(
            new SearchScript.Failure(new ServiceError(500, "InternalServerException", "no", null)));

    JsonNode message = ask("\"max_uses\": 1", "");

    assertThat(message.at("/content/2/content/type").textValue())
        .isEqualTo("web_search_tool_result_error");
    assertThat(message.at("/content/2/content/error_code").textValue()).isEqualTo("unavailable");
    assertThat(message.at("/content/3/text").textValue()).isEqualTo("I could not search.");
  }

  @Test
  void searchesBeyondTheLimitAreRefusedWithoutAnUpstreamCall() throws Exception {
    scriptSearch("one");
    scriptSearchThenText("two", "Enough.");

    JsonNode message = ask("\"max_uses\": 1", "");

    assertThat(gateway.upstream().requests(Operation.MCP)).hasSize(1);
    assertThat(message.toString()).contains("max_uses_exceeded");
    assertThat(message.path("stop_reason").textValue()).isEqualTo("end_turn");
  }

  @Test
  void aClientToolCallBesideASearchEndsTheMessage() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .toolCall("tooluse_search", "web_search", json("{\"query\":\"q\"}"), 4)
                .toolCall("tooluse_read", "Read", json("{\"path\":\"/a\"}"), 4));

    JsonNode message =
        ask("\"max_uses\": 1", ", {\"name\":\"Read\",\"input_schema\":{\"type\":\"object\"}}");

    assertThat(types(message)).contains("server_tool_use", "web_search_tool_result", "tool_use");
    assertThat(message.path("stop_reason").textValue()).isEqualTo("tool_use");
    assertThat(gateway.upstream().requests(Operation.GENERATE)).hasSize(1);
  }

  private void scriptSearch(String query) throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(
            Script.answer()
                .text("Let me search.")
                .toolCall(
                    "tooluse_search", "web_search", json("{\"query\":\"" + query + "\"}"), 4));
  }

  private void scriptSearchThenText(String query, String text) throws Exception {
    scriptSearch(query);
    gateway.upstream().scripts().next(Script.answer().text(text).contextUsage(2.0));
  }

  private JsonNode ask(String settings, String otherTools) throws Exception {
    HttpResponse<String> response =
        gateway.postMessages(
            request(settings, "").replace("}],\"messages\"", "}" + otherTools + "],\"messages\""));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response.body());
  }

  private static String request(String settings, String stream) {
    return "{"
        + stream
        + "\"model\":\"claude-sonnet-4-5\",\"max_tokens\":1000,"
        + "\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\","
        + settings
        + "}],\"messages\":[{\"role\":\"user\",\"content\":\"What is new?\"}]}";
  }

  private static List<String> types(JsonNode message) {
    return message.path("content").valueStream().map(b -> b.path("type").textValue()).toList();
  }

  private static String type(String line) {
    try {
      return json(line.substring("data: ".length())).at("/content_block/type").textValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String text) throws IOException {
    return Json.MAPPER.readTree(text);
  }
}
