package io.github.kiro4j.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.HostClient;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.SeenFrame;
import io.github.kiro4j.simulator.TestClient;
import io.github.kiro4j.simulator.Verdicts;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.validation.ValidationSettings;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.world.World;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the runtime host takes and refuses, as captured from Kiro IDE 1.0.437 (kiro-lb PR #42) and
/// probed by kiro2claude (autumn 2026).
class RuntimeDialectTest {

  private static final String MALFORMED =
      "400 #ValidationException REQUEST_BODY_INVALID: Improperly formed request.";
  private static final String TOO_LONG =
      "400 #ValidationException CONTENT_LENGTH_EXCEEDS_THRESHOLD: Input is too long.";
  private static final String UNKNOWN = "404 #UnknownOperationException: Unknown operation.";
  private static final int CEILING = 1_085_435;

  private KiroSimulator simulator;
  private Account account;
  private HostClient client;

  @BeforeEach
  void start() {
    start(KiroSimulator.builder());
  }

  private void start(KiroSimulator.Builder builder) {
    simulator = builder.start();
    account = simulator.accounts().addSocial(simulator.accounts().newRefreshToken());
    client = HostClient.of(simulator, account);
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void streamBeginsWithTheInitialResponse() throws Exception {
    HttpResponse<byte[]> response = client.generate(Host.RUNTIME, ask());

    List<SeenFrame> frames = SeenFrame.decode(response.body());
    assertThat(frames.getFirst())
        .isEqualTo(
            new SeenFrame(
                "event", "initial-response", Samples.parse("{\"conversationId\":\"c-1\"}")));
    assertThat(SeenFrame.text(frames)).contains("Hello");
    assertThat(types(frames)).endsWith("metadataEvent", "contextUsageEvent", "meteringEvent");
    assertThat(response.headers().firstValue("x-amzn-codewhisperer-conversation-id")).isEmpty();
  }

  @Test
  void initialResponseCanBeMissing() throws Exception {
    simulator.enter(World.EVERYTHING.withoutInitialResponse());
    simulator.scripts().next(Script.answer().text("Hello"));

    assertThat(types(SeenFrame.decode(client.generate(Host.RUNTIME, ask()).body())))
        .containsExactly("assistantResponseEvent", "metadataEvent");
  }

  @Test
  void scriptedAnswersEndAsTheServiceEndsThem() throws Exception {
    simulator.scripts().next(Script.answer().toolCall("t1", "Read", Samples.parse("{}"), 4));
    simulator.scripts().next(Script.answer().text("Hello").breakOff());
    simulator.scripts().next(Script.answer().text("Hello"));

    assertThat(SeenFrame.decode(client.generate(Host.RUNTIME, ask()).body()).getLast())
        .isEqualTo(
            new SeenFrame(
                "event", "metadataEvent", Samples.parse("{\"stopReason\":\"TOOL_USE\"}")));
    assertThat(types(SeenFrame.decode(client.generate(Host.RUNTIME, ask()).body())))
        .endsWith("assistantResponseEvent");
    assertThat(types(SeenFrame.decode(client.generate(Host.Q, ask()).body())))
        .endsWith("assistantResponseEvent");
  }

  @Test
  void restHostTellsTheConversationInAHeaderAndHasNoInitialResponse() throws Exception {
    HttpResponse<byte[]> response = client.generate(Host.Q, ask());

    assertThat(response.headers().firstValue("x-amzn-codewhisperer-conversation-id"))
        .contains("c-1");
    assertThat(types(SeenFrame.decode(response.body()))).doesNotContain("initial-response");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KiroRuntimeService.GenerateAssistantResponse",
        "AmazonCodeWhispererStreamingService.GenerateAssistantResponse"
      })
  void bothTargetsAreKnown(String target) throws Exception {
    assertThat(Verdicts.of(client.target(Host.RUNTIME, target, ask()))).isEqualTo("200");
    assertThat(simulator.requests().getFirst().operation()).isEqualTo(Operation.GENERATE);
    assertThat(simulator.requests().getFirst().target()).contains(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AmazonCodeWhispererService.ListAvailableModels",
        "AmazonCodeWhispererStreamingService.InvokeMCP",
        "KiroRuntimeService.Something"
      })
  void otherTargetsAreUnknown(String target) throws Exception {
    assertThat(Verdicts.of(client.target(Host.RUNTIME, target, ask()))).isEqualTo(UNKNOWN);
  }

  @Test
  void restPathsAreMalformedEvenWithATarget() throws Exception {
    assertThat(
            Verdicts.of(
                client.post(Host.RUNTIME, "/generateAssistantResponse", ask(), "application/json")))
        .isEqualTo(MALFORMED);
    assertThat(
            Verdicts.of(
                client.post(
                    Host.RUNTIME,
                    "/generateAssistantResponse",
                    ask(),
                    HostClient.AWS_JSON,
                    "x-amz-target",
                    "KiroRuntimeService.GenerateAssistantResponse")))
        .isEqualTo(MALFORMED);
    assertThat(Verdicts.of(client.post(Host.RUNTIME, "/mcp", ask(), "application/json")))
        .isEqualTo(MALFORMED);
  }

  @Test
  void anotherContentTypeIsMalformed() throws Exception {
    assertThat(
            Verdicts.of(
                client.post(
                    Host.RUNTIME,
                    "/",
                    ask(),
                    "application/json",
                    "x-amz-target",
                    "KiroRuntimeService.GenerateAssistantResponse")))
        .isEqualTo(MALFORMED);
  }

  @Test
  void tokenIsJudgedBeforeTheForm() throws Exception {
    client.with("Authorization", "Bearer made-up");

    String invalid =
        "403 #AccessDeniedException: The bearer token included in the request is invalid.";
    assertThat(
            Verdicts.of(
                client.post(Host.RUNTIME, "/generateAssistantResponse", ask(), "application/json")))
        .isEqualTo(invalid);
    assertThat(Verdicts.of(client.generate(Host.RUNTIME, Samples.parse("{}")))).isEqualTo(invalid);
  }

  @Test
  void restHostsDoNotKnowTheTargetsOfTheDataPlane() throws Exception {
    for (Host host : List.of(Host.Q, Host.CODEWHISPERER, Host.MANAGEMENT)) {
      assertThat(
              Verdicts.of(
                  client.target(host, "KiroRuntimeService.GenerateAssistantResponse", ask())))
          .isEqualTo(UNKNOWN);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /systemPrompt                                            | "Be kind."
          /inferenceConfig                                         | {"maxTokens": 10}
          /agentTaskType                                           | "vibe"
          /agentMode                                               | "turbo"
          /conversationState/chatTriggerType                       | null
          /conversationState/history                               | []
          /conversationState/agentMode                             | "vibe"
          /conversationState/agentContinuationId                   | "not-a-uuid"
          """)
  void bodiesThatTheHostIsKnownToRefuse(String pointer, String value) throws Exception {
    ObjectNode body = ask();
    JsonNode member = Samples.parse(value);
    Samples.set(body, pointer, member.isNull() ? null : member);

    assertThat(Verdicts.of(client.generate(Host.RUNTIME, body))).isEqualTo(MALFORMED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /agentMode                              | "vibe"
          /agentMode                              | "spec"
          /agentMode                              | "intent-classification"
          /agentMode                              | "general-task-execution"
          /conversationState/agentTaskType        | "vibe"
          /conversationState/agentContinuationId  | "00000000-0000-4000-8000-00000000000a"
          /conversationState/rootConversationId   | "00000000-0000-4000-8000-00000000000c"
          /conversationState/history              | [{"assistantResponseMessage": {"content": "Hi"}}]
          """)
  void bodiesThatTheHostIsKnownToTake(String pointer, String value) throws Exception {
    ObjectNode body = ask();
    Samples.set(body, pointer, Samples.parse(value));

    assertThat(Verdicts.of(client.generate(Host.RUNTIME, body))).isEqualTo("200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /agentMode                              | "vibe"
          /conversationState/rootConversationId   | "00000000-0000-4000-8000-00000000000c"
          /conversationState/history              | [{"assistantResponseMessage": {"content": "Hi"}}]
          """)
  void membersOfTheRuntimeDialectAreMalformedOnRestHosts(String pointer, String value)
      throws Exception {
    ObjectNode body = ask();
    Samples.set(body, pointer, Samples.parse(value));

    assertThat(Verdicts.of(client.generate(Host.Q, body)))
        .isEqualTo("400 ValidationException REQUEST_BODY_INVALID: Improperly formed request.");
  }

  @Test
  void emptyHistoryCanBeTaken() throws Exception {
    simulator.enter(World.EVERYTHING.acceptingEmptyHistory());
    ObjectNode body = ask();
    body.withObject("/conversationState").putArray("history");

    assertThat(Verdicts.of(client.generate(Host.RUNTIME, body))).isEqualTo("200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-sonnet-4-5", "claude-fable-5.1"})
  void modelWithHyphensOrOfAnotherPlanIsInvalid(String model) throws Exception {
    ObjectNode body = ask();
    Samples.current(body).put("modelId", model);

    assertThat(Verdicts.of(client.generate(Host.RUNTIME, body)))
        .startsWith("400 #ValidationException INVALID_MODEL_ID: ");
  }

  @Test
  void bodyHasACeiling() throws Exception {
    assertThat(Verdicts.of(client.generate(Host.RUNTIME, askOf(CEILING)))).isEqualTo("200");
    assertThat(Verdicts.of(client.generate(Host.RUNTIME, askOf(CEILING + 1)))).isEqualTo(TOO_LONG);
    assertThat(Verdicts.of(client.generate(Host.Q, askOf(CEILING + 1)))).isEqualTo("200");
  }

  /// A request of that many bytes.
  private ObjectNode askOf(int bytes) {
    int rest = Samples.bytes(ask()).length - "Hello".length();
    ObjectNode body = ask();
    Samples.current(body).put("content", "x".repeat(bytes - rest));
    return body;
  }

  @Test
  void foreignSignatureIsRefusedWithItsReason() throws Exception {
    stop();
    start(KiroSimulator.builder().validation(ValidationSettings.STRICT.withVerifiedSignatures()));
    ObjectNode body = ask();
    Samples.set(
        body,
        "/conversationState/history",
        Samples.parse(
            """
            [{"userInputMessage": {"content": "Hi"}},
             {"assistantResponseMessage": {"content": "Hello",
              "reasoningContent": {"reasoningText": {"text": "Greet.", "signature": "forged"}}}}]
            """));

    assertThat(Verdicts.of(client.generate(Host.RUNTIME, body)))
        .isEqualTo(
            "400 #ValidationException THINKING_SIGNATURE_INVALID: Invalid `signature` in `thinking`"
                + " block");
  }

  @Test
  void scriptedFailuresHaveTheirTypeInTheBody() throws Exception {
    simulator.scripts().next(Script.refuse(KnownErrors.throttled()));

    HttpResponse<byte[]> response = client.generate(Host.RUNTIME, ask());

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(TestClient.json(response).path("__type").asText())
        .isEqualTo("com.amazon.kiro.runtimeservice#ThrottlingException");
    assertThat(response.headers().firstValue("x-amzn-errortype")).isEmpty();
  }

  private ObjectNode ask() {
    return Samples.ask("Hello").put("profileArn", account.profileArn().orElseThrow());
  }

  private static List<String> types(List<SeenFrame> frames) {
    return frames.stream().map(SeenFrame::type).toList();
  }
}
