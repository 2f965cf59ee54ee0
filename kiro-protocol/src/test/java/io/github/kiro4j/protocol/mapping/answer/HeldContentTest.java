package io.github.kiro4j.protocol.mapping.answer;

import static io.github.kiro4j.protocol.mapping.answer.Kiro.text;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// What an answer holds is bounded, whatever the upstream sends without end.
class HeldContentTest {

  private static final int MANY = 100_000;
  private static final KiroEvent OPEN_CALL = tool("t1", "Read", "{\"a\":", false);

  private final List<StreamEvent> written = new ArrayList<>();

  @Test
  void emptyPiecesBesideAnOpenCallAreNotHeld() {
    ResponseTranslator translator = fed(Contexts.NATIVE, written::add, OPEN_CALL);
    for (int i = 0; i < MANY; i++) {
      translator.accept(new KiroEvent.Reasoning("", null, null));
      translator.accept(text(""));
      translator.accept(tool(null, null, "", false));
    }
    translator.accept(tool("t1", null, "1}", true));
    translator.end(Dialect.REST, BodyEnd.MARKED);

    assertThat(translator.failure()).isEmpty();
  }

  @Test
  void tinyPiecesBesideAnOpenCallAreTooLargeInTheEnd() {
    assertTooLarge(
        fed(Contexts.NATIVE, written::add, OPEN_CALL),
        _ -> new KiroEvent.Reasoning("a", null, null));
  }

  @Test
  void callsWithoutInputBesideAnOpenCallAreTooLargeInTheEnd() {
    assertTooLarge(
        fed(Contexts.NATIVE, written::add, OPEN_CALL),
        number -> tool("call-" + number, "Read", null, false));
  }

  @Test
  void callsWithoutEndAreTooLargeInTheEnd() {
    assertTooLarge(
        fed(Contexts.NATIVE, written::add), number -> tool("t" + number, "Read", "{}", true));
  }

  @Test
  void searchesOfOneRoundShareTheirBound() {
    String input = "{\"query\":\"%s\"}".formatted("x".repeat(1_000_000));
    ResponseTranslator translator = fed(Contexts.searching(), written::add);
    for (int i = 0; i < 5; i++) {
      translator.accept(tool("t" + i, "web_search", input, true));
    }

    assertThat(translator.upstreamFailure()).contains(new BrokenStream(Damage.TOO_LARGE));
  }

  @Test
  void blankReasoningIsWrittenRatherThanHeld() {
    ResponseTranslator translator = fed(Contexts.NATIVE, written::add);
    for (int i = 0; i < 20; i++) {
      translator.accept(new KiroEvent.Reasoning(" ".repeat(1_000), null, null));
    }

    assertThat(written).anyMatch(StreamEvent.ContentBlockDelta.class::isInstance);
  }

  @Test
  void aMessageThatIsNotStreamedIsTooLargeInTheEnd() {
    KiroEvent thought = new KiroEvent.Reasoning("thought ".repeat(100_000), null, null);
    MessageAssembler assembler = new MessageAssembler();
    assertTooLarge(fed(Contexts.NATIVE, assembler), _ -> thought);
  }

  private static ResponseTranslator fed(
      AnswerContext context, Consumer<StreamEvent> sink, KiroEvent... first) {
    ResponseTranslator translator = new ResponseTranslator(context, sink);
    for (KiroEvent event : first) {
      translator.accept(event);
    }
    return translator;
  }

  private static void assertTooLarge(ResponseTranslator translator, IntFunction<KiroEvent> piece) {
    for (int i = 0; i < MANY && !translator.done(); i++) {
      translator.accept(piece.apply(i));
    }

    assertThat(translator.upstreamFailure()).contains(new BrokenStream(Damage.TOO_LARGE));
  }
}
