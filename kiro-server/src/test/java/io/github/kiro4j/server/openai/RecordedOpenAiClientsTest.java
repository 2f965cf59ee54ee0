package io.github.kiro4j.server.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests that clients of OpenAI's APIs sent, recorded with long texts shortened, through the
/// gateway: the simulator refuses what the service would refuse.
@Timeout(120)
class RecordedOpenAiClientsTest {

  private static final Path RECORDINGS = Path.of("src", "test", "resources", "openai-clients");

  @Test
  void chatCompletionsPass() throws Exception {
    pass("chat", "/v1/chat/completions", "data: [DONE]");
  }

  @Test
  void responsesPass() throws Exception {
    pass("responses", "/v1/responses", "event: response.completed");
  }

  private static void pass(String folder, String route, String end) throws Exception {
    try (TestGateway gateway = TestGateway.start()) {
      gateway.upstream().scripts().otherwise(Script.answer().text("{\"a\": 1}"));
      for (Path recording : recordings(folder)) {
        gateway.upstream().forgetRequests();
        ObjectNode request = (ObjectNode) Json.MAPPER.readTree(recording.toFile());

        HttpResponse<String> plain = post(gateway, route, request.put("stream", false));
        HttpResponse<String> streamed = post(gateway, route, request.put("stream", true));

        assertThat(plain.statusCode()).as(recording + plain.body()).isEqualTo(200);
        assertThat(plain.body()).as(recording.toString()).contains("{\\\"a\\\": 1}");
        assertThat(streamed.body()).as(recording.toString()).contains(end);
        assertThat(toolsSent(gateway)).as(recording.toString()).isEqualTo(toolsOf(request));
      }
    }
  }

  /// The number of tools that reach the model.
  private static int toolsSent(TestGateway gateway) {
    return gateway
        .upstream()
        .requests(Operation.GENERATE)
        .getLast()
        .json()
        .findPath("userInputMessageContext")
        .path("tools")
        .size();
  }

  /// The number of tools that the request and its items declare. If they declare none, the upstream
  /// needs those that the history calls.
  private static int toolsOf(ObjectNode request) {
    int tools = count(request.path("tools"));
    for (JsonNode item : request.path("input")) {
      tools += count(item.path("tools"));
    }
    return tools > 0 ? tools : Set.copyOf(request.path("input").findValuesAsText("name")).size();
  }

  private static int count(JsonNode declared) {
    int tools = 0;
    for (JsonNode tool : declared) {
      boolean leftOut = !tool.path("external_web_access").asBoolean(true);
      tools += leftOut ? 0 : Math.max(1, tool.path("tools").size());
    }
    return tools;
  }

  private static HttpResponse<String> post(TestGateway gateway, String route, ObjectNode request)
      throws Exception {
    return gateway.send(gateway.request(route).POST(BodyPublishers.ofString(request.toString())));
  }

  private static List<Path> recordings(String folder) throws IOException {
    try (Stream<Path> files = Files.list(RECORDINGS.resolve(folder))) {
      List<Path> sorted = files.sorted().toList();
      assertThat(sorted).hasSizeGreaterThan(5);
      return sorted;
    }
  }
}
