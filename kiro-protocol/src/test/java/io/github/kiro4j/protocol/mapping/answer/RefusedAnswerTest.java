package io.github.kiro4j.protocol.mapping.answer;

import static io.github.kiro4j.protocol.mapping.answer.Kiro.ended;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.stopReason;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.text;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.messages.Message;
import io.github.kiro4j.api.messages.StopDetails;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.KiroEvent.Metadata;
import io.github.kiro4j.protocol.kiro.KiroEvent.Refusal;
import org.junit.jupiter.api.Test;

class RefusedAnswerTest {

  private static final KiroEvent REFUSED =
      new Metadata(null, "CONTENT_FILTERED", new Refusal("REASONING_EXTRACTION", "Not that."));

  private static final StopDetails DETAILS =
      new StopDetails("reasoning_extraction", "Not that.", "claude-sonnet-4");

  @Test
  void refusalIsToldInTheStopReasonAndItsDetails() {
    Message message = Translated.of(Contexts.PLAIN, ended(text("Well"), REFUSED)).message();

    assertThat(message.stopReason()).isEqualTo(StopReason.REFUSAL);
    assertThat(message.stopDetails()).isEqualTo(DETAILS);
  }

  @Test
  void contentBeforeTheRefusalStaysAndNoneIsAdded() {
    assertThat(
            Translated.of(
                    Contexts.PLAIN, ended(text("Well"), tool("t1", "Read", "{}", true), REFUSED))
                .content())
        .isEqualTo("text(Well) tool(t1 Read {})");
    assertThat(Translated.of(Contexts.PLAIN, ended(REFUSED)).content()).isEmpty();
    assertThat(
            Translated.of(Contexts.TAGS, ended(text("<thinking>a</thinking>"), REFUSED)).content())
        .isEqualTo("thinking(a)");
  }

  @Test
  void refusalWithoutAnExplanationHasDetailsWithoutWords() {
    Message message =
        Translated.of(Contexts.PLAIN, ended(stopReason("GUARDRAIL_INTERVENED"))).message();

    assertThat(message.content()).isEmpty();
    assertThat(message.stopReason()).isEqualTo(StopReason.REFUSAL);
    assertThat(message.stopDetails()).isEqualTo(new StopDetails(null, null, "claude-sonnet-4"));
  }

  @Test
  void refusalCountsWhateverTheStopReasonBesideIt() {
    KiroEvent mislabelled = new Metadata(null, "END_TURN", new Refusal(null, "No."));

    assertThat(Translated.of(Contexts.PLAIN, ended(mislabelled)).message().stopDetails())
        .isEqualTo(new StopDetails(null, "No.", "claude-sonnet-4"));
  }

  @Test
  void refusedTurnRunsNoMoreSearches() {
    Translated translated =
        Translated.of(
            Contexts.searching(),
            ended(tool("t1", "web_search", "{\"query\":\"a\"}", true), REFUSED));

    assertThat(translated.translator().searches()).isEmpty();
    assertThat(translated.message().stopReason()).isEqualTo(StopReason.REFUSAL);
  }

  @Test
  void otherAnswersHaveNoStopDetails() {
    Message message = Translated.of(Contexts.PLAIN, ended(text("a"))).message();

    assertThat(message.stopReason()).isEqualTo(StopReason.END_TURN);
    assertThat(message.stopDetails()).isNull();
  }
}
