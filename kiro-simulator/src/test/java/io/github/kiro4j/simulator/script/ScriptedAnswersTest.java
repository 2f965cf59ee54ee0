package io.github.kiro4j.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.SeenFrame;
import io.github.kiro4j.simulator.TestClient;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The bytes of each scripted step, decoded by AWS's own codec.
class ScriptedAnswersTest {

  private KiroSimulator simulator;
  private TestClient client;
  private String token;

  @BeforeEach
  void start() {
    simulator = KiroSimulator.start();
    client = new TestClient(simulator);
    Account account = simulator.accounts().addSocial(simulator.accounts().newRefreshToken());
    token = simulator.accounts().issueAccessToken(account);
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void textIsOneEventOrSeveral() throws Exception {
    assertThat(played(Script.answer().text("Hello ").textInPieces("a😀bc", 2)))
        .containsExactly(
            event("assistantResponseEvent", "{\"content\":\"Hello \"}"),
            event("assistantResponseEvent", "{\"content\":\"a😀\"}"),
            event("assistantResponseEvent", "{\"content\":\"bc\"}"));
  }

  @Test
  void thinkingTagsAreTextThatIsSplitAnywhere() throws Exception {
    List<SeenFrame> frames = played(Script.answer().thinkingTags("Let me see.").text("Yes."));

    assertThat(SeenFrame.text(frames)).isEqualTo("<thinking>Let me see.</thinking>\n\nYes.");
    assertThat(frames).hasSizeGreaterThan(2);
  }

  @Test
  void reasoningIsTextAndThenItsSignatureBothInFragments() throws Exception {
    List<SeenFrame> frames =
        played(Script.answer().reasoning("A long enough thought.", "s".repeat(40)));

    assertThat(frames).hasSize(4).allMatch(f -> f.type().equals("reasoningContentEvent"));
    assertThat(SeenFrame.join(frames, "reasoningContentEvent", "text"))
        .isEqualTo("A long enough thought.");
    assertThat(SeenFrame.join(frames, "reasoningContentEvent", "signature"))
        .isEqualTo("s".repeat(40));
  }

  @Test
  void encryptedReasoningIsOneEvent() throws Exception {
    assertThat(played(Script.answer().redactedReasoning("AAAA")))
        .containsExactly(event("reasoningContentEvent", "{\"redactedContent\":\"AAAA\"}"));
  }

  @Test
  void aToolCallOpensContinuesInFragmentsAndStops() throws Exception {
    assertThat(played(Script.answer().toolCall("tooluse_1", "ls", Samples.parse("{\"a\":12}"), 4)))
        .containsExactly(
            event("toolUseEvent", "{\"toolUseId\":\"tooluse_1\",\"name\":\"ls\"}"),
            event(
                "toolUseEvent",
                "{\"toolUseId\":\"tooluse_1\",\"name\":\"ls\",\"input\":\"{\\\"a\\\"\"}"),
            event(
                "toolUseEvent", "{\"toolUseId\":\"tooluse_1\",\"name\":\"ls\",\"input\":\":12}\"}"),
            event("toolUseEvent", "{\"toolUseId\":\"tooluse_1\",\"name\":\"ls\",\"stop\":true}"));
  }

  @Test
  void aToolCallCanStayOpenOrLackItsId() throws Exception {
    assertThat(
            played(
                Script.answer()
                    .unfinishedToolCall("tooluse_1", "ls", "{\"a\":", 9)
                    .toolFragment(null, "cd", "{}", true)))
        .containsExactly(
            event("toolUseEvent", "{\"toolUseId\":\"tooluse_1\",\"name\":\"ls\"}"),
            event(
                "toolUseEvent",
                "{\"toolUseId\":\"tooluse_1\",\"name\":\"ls\",\"input\":\"{\\\"a\\\":\"}"),
            event("toolUseEvent", "{\"name\":\"cd\",\"input\":\"{}\",\"stop\":true}"));
  }

  @Test
  void usageMeteringAndMetadataAreEvents() throws Exception {
    assertThat(
            played(
                Script.answer()
                    .contextUsage(12.5)
                    .tokenUsage(10, 20, 30, 4)
                    .stopReason("END_TURN")
                    .metering(0.25)))
        .containsExactly(
            event("contextUsageEvent", "{\"contextUsagePercentage\":12.5}"),
            event(
                "metadataEvent",
                "{\"tokenUsage\":{\"uncachedInputTokens\":10,\"cacheReadInputTokens\":20,"
                    + "\"cacheWriteInputTokens\":30,\"outputTokens\":4,\"totalTokens\":64}}"),
            event("metadataEvent", "{\"stopReason\":\"END_TURN\"}"),
            event(
                "meteringEvent",
                "{\"usage\":0.25,\"unit\":\"credit\",\"unitPlural\":\"credits\"}"));
  }

  @Test
  void unknownEventsAreSent() throws Exception {
    assertThat(
            played(
                Script.answer()
                    .unknownEvent()
                    .event("codeEvent", Samples.parse("{\"content\":\"x\"}"))))
        .extracting(SeenFrame::type)
        .containsExactly("somethingNewEvent", "codeEvent");
  }

  @Test
  void anExceptionCarriesMessageAndReason() throws Exception {
    assertThat(
            played(
                Script.answer()
                    .text("so far")
                    .exception("ThrottlingException", "Slow down", "DAILY_REQUEST_COUNT")))
        .last()
        .isEqualTo(
            new SeenFrame(
                "exception",
                "ThrottlingException",
                Samples.parse("{\"message\":\"Slow down\",\"reason\":\"DAILY_REQUEST_COUNT\"}")));
  }

  @Test
  void anErrorIsStatedInHeadersAlone() throws Exception {
    assertThat(played(Script.answer().error("InternalFailure", "Oh no")))
        .containsExactly(
            new SeenFrame("error", "InternalFailure", Samples.parse("{\"message\":\"Oh no\"}")));
  }

  @Test
  void aFailureHasStatusTypeBodyAndRetryAfter() throws Exception {
    HttpResponse<byte[]> response =
        answered(
            Script.status(429, "ThrottlingException", "Slow down", "DAILY_REQUEST_COUNT")
                .retryAfter(Duration.ofSeconds(7)));

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("X-Amzn-Errortype")).contains("ThrottlingException");
    assertThat(response.headers().firstValue("Retry-After")).contains("7");
    assertThat(TestClient.json(response))
        .isEqualTo(Samples.parse("{\"message\":\"Slow down\",\"reason\":\"DAILY_REQUEST_COUNT\"}"));
  }

  @Test
  void aMissingReasonIsNull() throws Exception {
    HttpResponse<byte[]> response = answered(Script.refuse(KnownErrors.suspiciousActivity()));

    assertThat(TestClient.json(response).get("reason").isNull()).isTrue();
  }

  @Test
  void aProxysErrorPageCanStandInForTheStream() throws Exception {
    HttpResponse<byte[]> response = answered(Script.body(200, "text/html", "<h1>Bad gateway</h1>"));

    assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
    assertThat(response.body()).asString().isEqualTo("<h1>Bad gateway</h1>");
  }

  @Test
  void noStepFollowsTheEndOfAnAnswer() {
    ScriptedAnswer cut = Script.answer().cutInsideFrame();

    assertThatThrownBy(() -> cut.text("more")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAnswerIsNotChangedByLongerAnswers() {
    ScriptedAnswer one = Script.answer().text("one");
    ScriptedAnswer two = one.text("two");

    assertThat(one.steps()).hasSize(1);
    assertThat(two.steps()).hasSize(2);
  }

  private List<SeenFrame> played(ScriptedAnswer answer) throws IOException, InterruptedException {
    return SeenFrame.decode(answered(answer).body());
  }

  private HttpResponse<byte[]> answered(Script script) throws IOException, InterruptedException {
    simulator.scripts().next(script);
    return client.chat(token, Samples.ask("Hello"));
  }

  private static SeenFrame event(String type, String payload) {
    JsonNode json = Samples.parse(payload);
    return new SeenFrame("event", type, json);
  }
}
