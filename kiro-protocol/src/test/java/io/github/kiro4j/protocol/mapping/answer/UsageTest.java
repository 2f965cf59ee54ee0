package io.github.kiro4j.protocol.mapping.answer;

import static io.github.kiro4j.protocol.mapping.answer.Kiro.METERING;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.text;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.KiroEvent.TokenUsage;
import io.github.kiro4j.protocol.tokens.TokenMeter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageTest {

  private static Usage usage(KiroEvent... events) {
    return Translated.of(Contexts.PLAIN, events).message().usage();
  }

  private static KiroEvent tokens(
      @Nullable Integer uncached,
      @Nullable Integer output,
      @Nullable Integer total,
      @Nullable Integer read,
      @Nullable Integer written) {
    return new KiroEvent.Metadata(
        new TokenUsage(uncached, output, total, read, written), null, null);
  }

  private static Usage of(int input, int output, int written, int read) {
    return new Usage(input, output, written, read, new Usage.OutputTokensDetails(0), null);
  }

  @Test
  void reasoningIsPartOfTheOutput() {
    Usage usage =
        Translated.of(
                Contexts.NATIVE,
                Kiro.reasoning("Let me "),
                Kiro.reasoning("see."),
                text("some words"),
                METERING)
            .message()
            .usage();

    assertThat(usage.outputTokensDetails().thinkingTokens())
        .isEqualTo(TokenMeter.count("Let me see."));
    assertThat(usage.outputTokens()).isGreaterThan(usage.outputTokensDetails().thinkingTokens());
  }

  @Test
  void reasoningIsNeverMoreThanTheOutput() {
    Usage usage =
        Translated.of(
                Contexts.NATIVE,
                Kiro.reasoning("A long thought about much.".repeat(9)),
                text("a"),
                tokens(1, 3, 4, 0, 0))
            .message()
            .usage();

    assertThat(usage.outputTokensDetails().thinkingTokens()).isEqualTo(3);
  }

  @Test
  void exactFiguresComeFirst() {
    assertThat(usage(text("a"), new KiroEvent.ContextUsage(10), tokens(700, 30, 1000, 200, 70)))
        .isEqualTo(of(700, 30, 70, 200));
  }

  @Test
  void promptIsWhatTheOtherExactFiguresLeave() {
    assertThat(usage(text("a"), tokens(null, 30, 1000, 200, null))).isEqualTo(of(770, 30, 0, 200));
  }

  @Test
  void contextPercentageLessTheAnswerComesNext() {
    int answer = TokenMeter.count("some words");

    assertThat(usage(text("some words"), new KiroEvent.ContextUsage(1.5)))
        .isEqualTo(of(3000 - answer, answer, 0, 0));
  }

  @Test
  void estimateComesLast() {
    assertThat(usage(text("some words"), METERING))
        .isEqualTo(of(100, TokenMeter.count("some words"), 0, 0));
    assertThat(usage(text("some words"), new KiroEvent.ContextUsage(0)).inputTokens())
        .isEqualTo(100);
    assertThat(usage(text("some words"), tokens(null, null, null, null, null)).inputTokens())
        .isEqualTo(100);
  }

  @Test
  void toolCallsCountAsAnswer() {
    assertThat(usage(tool("t", "Read", "{\"a\":1}", true), METERING).outputTokens())
        .isEqualTo(TokenMeter.count("Read{\"a\":1}"));
  }

  @Test
  void messageStartHasTheEstimate() {
    Translated translated = Translated.of(Contexts.PLAIN, text("a"), METERING);

    assertThat(translated.events().getFirst())
        .isInstanceOfSatisfying(
            StreamEvent.MessageStart.class,
            start -> assertThat(start.message().usage()).isEqualTo(new Usage(100, 0)));
  }
}
