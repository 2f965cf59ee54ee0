package io.github.kiro4j.protocol.mapping.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.Message;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockDelta;
import io.github.kiro4j.api.messages.StreamEvent.MessageStart;
import io.github.kiro4j.api.messages.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldAnswerTest {

  private final List<StreamEvent> sent = new ArrayList<>();
  private final HeldAnswer held = new HeldAnswer(sent::add, HeldAnswer.LONGEST_BUFFERED);

  @Test
  void eventsWithoutTextFillTheBufferToo() {
    Usage estimate = new Usage(100, 0);
    held.accept(new MessageStart(new Message("msg_1", "m", List.of(), null, null, null, estimate)));
    ContentBlockDelta empty = new ContentBlockDelta(0, new Delta.TextDelta(""));

    for (int i = 0; i < 100_000; i++) {
      held.accept(empty);
    }
    assertThat(sent).isEmpty();
    for (int i = 0; i < 200_000; i++) {
      held.accept(empty);
    }

    assertThat(sent).hasSize(300_001);
    assertThat(sent.getFirst()).isInstanceOf(MessageStart.class);
  }
}
