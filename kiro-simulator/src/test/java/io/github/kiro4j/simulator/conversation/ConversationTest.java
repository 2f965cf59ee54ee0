package io.github.kiro4j.simulator.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.validation.Signatures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {

  @Test
  void repeatsTheQuestionInSmallPieces() {
    Spoken answer = Spoken.to(Samples.ask("How are you today?"));

    assertThat(answer.text()).contains("How are you today?", "claude-sonnet-4.5");
    assertThat(answer.events("assistantResponseEvent")).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @CsvSource({"你好吗, 你说：“你好吗”", "お元気ですか, あなたの言葉：「お元気ですか」", "Как дела, Вы сказали: «Как дела»"})
  void answersInTheLanguageOfTheUser(String ask, String expected) {
    assertThat(Spoken.to(Samples.ask(ask)).text()).contains(expected);
  }

  @Test
  void endsWithStopReasonUsageAndMetering() {
    List<String> types = Spoken.to(Samples.ask("Hello")).types();

    assertThat(types).startsWith("messageMetadataEvent");
    assertThat(types).endsWith("metadataEvent", "contextUsageEvent", "meteringEvent");
    assertThat(Spoken.to(Samples.ask("Hello")).stopReason()).isEqualTo("END_TURN");
  }

  @Test
  void usesMoreOfASmallerContextWindowAndCostsMoreOnAMoreExpensiveModel() {
    ObjectNode small = Samples.ask("Hello");
    ObjectNode large = Samples.ask("Hello");
    Samples.current(large).put("modelId", "claude-opus-4.8");

    assertThat(usage(Spoken.to(small))).isGreaterThan(usage(Spoken.to(large))).isPositive();
    assertThat(Spoken.to(small).answer().credits())
        .isLessThan(Spoken.to(large).answer().credits())
        .isPositive();
  }

  private static double usage(Spoken answer) {
    return answer.events("contextUsageEvent").getFirst().path("contextUsagePercentage").asDouble();
  }

  @Test
  void thinksBetweenTagsWhenTheSystemTextAsksForIt() {
    ObjectNode body = Samples.ask("Hello");
    Samples.set(
        body,
        "/conversationState/history",
        Samples.parse(
            """
            [{"userInputMessage": {"content":
                "<thinking_mode>enabled</thinking_mode><max_thinking_length>2000</max_thinking_length>"}},
             {"assistantResponseMessage": {"content": "I will follow these instructions."}}]
            """));

    assertThat(Spoken.to(body).text()).matches("(?s)<thinking>.*Hello.*</thinking>\n\n.*Hello.*");
  }

  @Test
  void doesNotRepeatTheTagsThatAskForThinking() {
    String tags = "<thinking_mode>adaptive</thinking_mode><thinking_effort>high</thinking_effort>";

    assertThat(Spoken.to(Samples.ask(tags + "\nHello")).text())
        .startsWith("<thinking>")
        .doesNotContain("thinking_effort");
  }

  @Test
  void reasonsNativelyAndSignsItWhenAnEffortIsSet() {
    ObjectNode body = Samples.ask("Hello");
    body.putObject("additionalModelRequestFields").putObject("output_config").put("effort", "low");

    Spoken answer = Spoken.to(body);

    String thought = answer.joined("reasoningContentEvent", "text");
    assertThat(thought).contains("Hello");
    assertThat(answer.joined("reasoningContentEvent", "signature"))
        .isEqualTo(Signatures.of(thought));
    assertThat(answer.text()).doesNotContain("<thinking>");
  }

  @Test
  void doesNotReasonWhenThinkingIsDisabled() {
    ObjectNode body = Samples.ask("Hello");
    ObjectNode fields = body.putObject("additionalModelRequestFields");
    fields.putObject("output_config").put("effort", "low");
    fields.putObject("thinking").put("type", "disabled");

    assertThat(Spoken.to(body).events("reasoningContentEvent")).isEmpty();
  }

  @Test
  void encryptsTheReasoningOfTheOtherFamilyAfterTheText() {
    ObjectNode body = Samples.ask("Hello");
    body.putObject("additionalModelRequestFields").putObject("reasoning").put("effort", "low");

    List<String> types = Spoken.to(body).types();

    assertThat(Spoken.to(body).joined("reasoningContentEvent", "redactedContent")).isNotEmpty();
    assertThat(types.indexOf("reasoningContentEvent"))
        .isGreaterThan(types.lastIndexOf("assistantResponseEvent"));
  }

  @Test
  void countsImages() {
    ObjectNode body = Samples.ask("Look");
    Samples.current(body).putArray("images").addObject().put("format", "png");

    assertThat(Spoken.to(body).text()).contains("I also see 1 image(s).");
  }

  @Test
  void quotesOnlyTheBeginningOfALongText() {
    assertThat(Spoken.to(Samples.ask("😀".repeat(5_000))).text())
        .hasSizeLessThan(1_000)
        .contains("😀…");
  }
}
