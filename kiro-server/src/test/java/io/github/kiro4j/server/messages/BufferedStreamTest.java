package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Script;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BufferedStreamTest {

  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,"stream":true,
       "messages":[{"role":"user","content":"Hi"}]}\
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

  @Test
  void theStreamStartsWithTheTrueNumberOfInputTokens() throws Exception {
    gateway
        .upstream()
        .scripts()
        .next(Script.answer().text("Hello").tokenUsage(4321, 20, 10, 7).stopReason("END_TURN"));

    List<String> data = data(buffered(QUESTION));

    assertThat(data.getFirst()).contains("message_start", "\"input_tokens\":4321");
    assertThat(data.getLast()).contains("message_stop");
  }

  @Test
  void aFailureIsTheOnlyEvent() throws Exception {
    gateway.upstream().scripts().next(Script.answer().text("Hel").cutInsideFrame());

    assertThat(data(buffered(QUESTION)))
        .singleElement()
        .asString()
        .contains("\"type\":\"error\"", "\"type\":\"api_error\"");
  }

  @Test
  void refusedReasoningIsRetriedOnceWithoutReasoning() throws Exception {
    gateway.upstream().forgetRequests();
    gateway
        .upstream()
        .scripts()
        .next(
            Script.status(
                400,
                "ValidationException",
                "Invalid `signature` in `thinking` block",
                "THINKING_SIGNATURE_INVALID"))
        .next(Script.answer().text("Going on."));

    HttpResponse<String> answer =
        gateway.postMessages(
            """
            {"model":"claude-opus-5","max_tokens":9000,"thinking":{"type":"adaptive"},
             "messages":[
               {"role":"user","content":"Hi"},
               {"role":"assistant","content":[
                 {"type":"thinking","thinking":"Hm.","signature":"c2lnbmVkIGJ5IHNvbWVib2R5"},
                 {"type":"text","text":"Hello"}]},
               {"role":"user","content":"Go on"}]}\
            """);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("Going on.");
    assertThat(gateway.upstream().requests(Operation.GENERATE))
        .extracting(BufferedStreamTest::carriesReasoning)
        .containsExactly(true, false);
  }

  private static boolean carriesReasoning(RecordedRequest request) {
    return request.json().toString().contains("reasoningContent");
  }

  private static HttpResponse<String> buffered(String body) throws Exception {
    return gateway.send(gateway.request("/cc/v1/messages").POST(BodyPublishers.ofString(body)));
  }

  private static List<String> data(HttpResponse<String> response) {
    return response.body().lines().filter(line -> line.startsWith("data: ")).toList();
  }
}
