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

  @Test
  void exactFiguresComeFirst() {
    assertThat(usage(text("a"), new KiroEvent.ContextUsage(10), tokens(700, 30, 1000, 200, 70)))
        .isEqualTo(new Usage(700, 30, 70, 200, null));
  }

  @Test
  void promptIsWhatTheOtherExactFiguresLeave() {
    assertThat(usage(text("a"), tokens(null, 30, 1000, 200, null)))
        .isEqualTo(new Usage(770, 30, null, 200, null));
  }

  @Test
  void contextPercentageLessTheAnswerComesNext() {
    int answer = TokenMeter.count("some words");

    assertThat(usage(text("some words"), new KiroEvent.ContextUsage(1.5)))
        .isEqualTo(new Usage(3000 - answer, answer));
  }

  @Test
  void estimateComesLast() {
    assertThat(usage(text("some words"), METERING))
        .isEqualTo(new Usage(100, TokenMeter.count("some words")));
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
