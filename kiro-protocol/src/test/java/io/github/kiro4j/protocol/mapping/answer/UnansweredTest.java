package io.github.kiro4j.protocol.mapping.answer;

import static io.github.kiro4j.protocol.mapping.answer.Kiro.stopReason;
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
import org.junit.jupiter.api.Test;

/// Responses that end regularly without an answer.
class UnansweredTest {

  private static final KiroEvent END = stopReason("END_TURN");

  private final List<StreamEvent> events = new ArrayList<>();

  private ResponseTranslator translator(AnswerContext context) {
    return new ResponseTranslator(context, events::add);
  }

  private static void feed(ResponseTranslator translator, KiroEvent... round) {
    for (KiroEvent event : round) {
      translator.accept(event);
    }
    translator.end(Dialect.RUNTIME, BodyEnd.MARKED);
  }

  @Test
  void responseWithoutAnswerIsAskedForOnceMore() {
    ResponseTranslator translator = translator(Contexts.PLAIN);

    feed(translator, END);
    assertThat(translator.unanswered()).isTrue();
    assertThat(translator.done()).isFalse();
    assertThat(translator.askAgain(Contexts.REQUEST)).isEqualTo(Contexts.REQUEST);
    feed(translator, text("Now."), END);

    assertThat(translator.unanswered()).isFalse();
    assertThat(new Translated(events, translator).content()).isEqualTo("text(Now.)");
  }

  @Test
  void secondResponseWithoutAnswerIsAnErrorWhereAnAnswerIsDue() {
    ResponseTranslator translator = translator(Contexts.answerDue());

    feed(translator, Kiro.reasoning("Hm."), END);
    assertThat(translator.askAgain(Contexts.REQUEST)).isEqualTo(Contexts.REQUEST);
    feed(translator, Kiro.reasoning("Hm."), END);

    assertThat(translator.unanswered()).isFalse();
    assertThat(translator.upstreamFailure()).contains(new BrokenStream(Damage.EMPTY));
    StreamGrammar.check(events);
  }

  @Test
  void prefillThatTheSecondResponseRepeatsIsLeftOut() {
    ResponseTranslator translator = translator(Contexts.prefilled(Contexts.NO_REASONING, "One"));

    feed(translator, text("One"), END);
    assertThat(translator.askAgain(Contexts.REQUEST)).isEqualTo(Contexts.REQUEST);
    feed(translator, text("One two"), END);

    assertThat(new Translated(events, translator).content()).isEqualTo("text( two)");
  }

  @Test
  void silenceAfterASearchIsAskedForOnceMore() {
    ResponseTranslator translator = translator(Contexts.searching());
    feed(translator, text("Let me see."), tool("t1", "web_search", "{\"query\":\"a\"}", true), END);
    translator.resume();

    feed(translator, END);
    assertThat(translator.unanswered()).isTrue();
    assertThat(translator.askAgain(Contexts.REQUEST)).isEqualTo(Contexts.REQUEST);
    feed(translator, text("Found."), END);

    assertThat(new Translated(events, translator).content())
        .isEqualTo("text(Let me see.) text(Found.)");
  }

  @Test
  void onlyAnAnswerIsNotAskedForAgain() {
    for (KiroEvent[] round :
        List.of(
            new KiroEvent[] {text("a"), END},
            new KiroEvent[] {tool("t1", "Read", "{}", true), END},
            new KiroEvent[] {stopReason("MAX_TOKENS")},
            new KiroEvent[] {stopReason("CONTENT_FILTERED")})) {
      ResponseTranslator translator = translator(Contexts.PLAIN);

      feed(translator, round);

      assertThat(translator.unanswered()).isFalse();
      assertThat(translator.done()).isTrue();
    }
  }
}
