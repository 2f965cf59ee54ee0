package io.github.kiro4j.protocol.mapping.answer;

import static io.github.kiro4j.protocol.mapping.answer.Kiro.reasoning;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.signature;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.stopReason;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.text;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.ChatMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import io.github.kiro4j.protocol.kiro.ReasoningContent;
import io.github.kiro4j.protocol.kiro.ToolResult;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext.Options;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.AnyCall;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.CallOf;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Answers to requests that require a tool call or JSON.
class RequiredAnswerTest {

  private static final KiroEvent END = stopReason("END_TURN");
  private static final KiroEvent CALL = tool("t1", "Read", "{\"path\":\"/a\"}", true);
  private static final KiroEvent OTHER_CALL = tool("t2", "Write", "{}", true);

  private static final AnswerRequirement READ = new CallOf("Read");
  private static final AnswerRequirement OBJECT =
      new JsonText(Json.MAPPER.createObjectNode().put("type", "object"));

  private final List<StreamEvent> events = new ArrayList<>();

  private ResponseTranslator translator(AnswerContext context) {
    ResponseTranslator translator = new ResponseTranslator(context, events::add);
    translator.start();
    return translator;
  }

  private static void feed(ResponseTranslator translator, KiroEvent... round) {
    for (KiroEvent event : round) {
      translator.accept(event);
    }
    translator.end(Dialect.RUNTIME, BodyEnd.MARKED);
  }

  private Translated translated(ResponseTranslator translator) {
    return new Translated(events, translator);
  }

  @Test
  void nothingGoesOutBeforeTheCallBegins() {
    ResponseTranslator translator = translator(Contexts.requiring(READ));

    translator.accept(text("Let me see."));
    assertThat(events).isEmpty();
    translator.accept(tool("t1", "Read", "{\"pa", false));

    assertThat(events.getFirst()).isInstanceOf(StreamEvent.MessageStart.class);
    assertThat(events).hasSize(7);
    feed(translator, tool("t1", null, "th\":\"/a\"}", true), END);
    assertThat(translated(translator).content())
        .isEqualTo("text(Let me see.) tool(t1 Read {\"path\":\"/a\"})");
  }

  @Test
  void textInThePlaceOfACallIsCorrected() {
    ResponseTranslator translator = translator(Contexts.requiring(new AnyCall()));

    feed(translator, text("Hello!"), END);
    assertThat(events).isEmpty();
    assertThat(translator.unanswered()).isTrue();
    ConversationState next = translator.askAgain(Contexts.REQUEST).conversationState();
    feed(translator, CALL, END);

    assertThat(next.history())
        .containsExactly(
            Contexts.REQUEST.conversationState().currentMessage(),
            new AssistantResponseMessage("Hello!", List.of(), null));
    assertThat(next.currentMessage().content())
        .isEqualTo(
            """
            <system-reminder>
            The answer has no tool call. The request requires a tool call.
            </system-reminder>\
            """);
    assertThat(translated(translator).content()).isEqualTo("tool(t1 Read {\"path\":\"/a\"})");
    assertThat(translated(translator).message().stopReason()).isEqualTo(StopReason.TOOL_USE);
  }

  @Test
  void secondAnswerIsPassedOnAsItIs() {
    ResponseTranslator translator = translator(Contexts.requiring(READ));

    feed(translator, text("Hello!"), END);
    translator.askAgain(Contexts.REQUEST);
    feed(translator, text("No."), OTHER_CALL, END);

    assertThat(translator.unanswered()).isFalse();
    assertThat(translated(translator).content()).isEqualTo("text(No.) tool(t2 Write {})");
  }

  @Test
  void callOfAnotherToolIsCorrectedWithAResult() {
    ResponseTranslator translator = translator(Contexts.requiring(READ));

    feed(translator, OTHER_CALL, CALL, stopReason("TOOL_USE"));
    UserInputMessage next =
        translator.askAgain(Contexts.REQUEST).conversationState().currentMessage();

    assertThat(events).isEmpty();
    assertThat(next.toolResults())
        .extracting(ToolResult::toolUseId, ToolResult::status)
        .containsExactly(
            tuple("t2", ToolResult.Status.ERROR), tuple("t1", ToolResult.Status.ERROR));
    assertThat(next.content()).contains("no call of the tool Read");
  }

  @Test
  void callOfAnotherToolAfterTheRequiredOneIsLeftOut() {
    ResponseTranslator translator = translator(Contexts.requiring(READ));

    feed(translator, CALL, OTHER_CALL, tool("t3", "Read", "{}", true), END);

    assertThat(translated(translator).content())
        .isEqualTo("tool(t1 Read {\"path\":\"/a\"}) tool(t3 Read {})");
  }

  @Test
  void onlyTheFirstCallStaysIfTheClientWantsOne() {
    for (AnswerRequirement requirement :
        List.of(new AnswerRequirement.Nothing(), new AnyCall(), READ)) {
      events.clear();
      ResponseTranslator translator = translator(Contexts.singleCall(requirement));

      feed(translator, text("a"), CALL, tool("t3", "Read", "{}", true), text("b"), END);

      assertThat(translated(translator).content())
          .isEqualTo("text(a) tool(t1 Read {\"path\":\"/a\"}) text(b)");
    }
  }

  @Test
  void validJsonGoesOutAtTheEndOnly() {
    ResponseTranslator translator = translator(Contexts.requiring(OBJECT));

    translator.accept(text("{\"a\":"));
    translator.accept(text("1}"));
    assertThat(events).isEmpty();
    feed(translator, END);

    assertThat(translated(translator).content()).isEqualTo("text({\"a\":1})");
  }

  @Test
  void invalidJsonIsCorrectedWithTheProblem() {
    ResponseTranslator translator = translator(Contexts.requiring(OBJECT));

    feed(translator, text("[1]"), END);
    KiroRequest next = translator.askAgain(Contexts.REQUEST);
    feed(translator, text("Sorry:\n```json\n{\"a\":1}\n```"), END);

    assertThat(next.conversationState().currentMessage().content())
        .contains("does not satisfy the schema: the value must be of type object.");
    assertThat(translated(translator).content()).isEqualTo("text({\"a\":1})");
  }

  @Test
  void extractedJsonTakesThePlaceOfAllTextOfTheAnswer() {
    ResponseTranslator translator =
        translator(
            Contexts.of(
                Contexts.BY_EVENTS, List.of(), Contexts.UNLIMITED, OBJECT, null, Options.DEFAULT));

    feed(
        translator,
        text("Hm."),
        reasoning("why"),
        signature("s"),
        text("So:\n{\"a\":1}\nDone."),
        END);

    assertThat(translated(translator).content()).isEqualTo("thinking(why) text({\"a\":1})");
  }

  @Test
  void jsonIsNotDueBesideACallOfTheClientsTool() {
    ResponseTranslator translator = translator(Contexts.requiring(OBJECT));

    feed(translator, text("Let me see."), CALL, END);

    assertThat(translated(translator).content())
        .isEqualTo("text(Let me see.) tool(t1 Read {\"path\":\"/a\"})");
  }

  @Test
  void onlyARegularEndIsCorrected() {
    for (String reason :
        List.of("MAX_TOKENS", "CONTENT_FILTERED", "MODEL_CONTEXT_WINDOW_EXCEEDED")) {
      events.clear();
      ResponseTranslator translator = translator(Contexts.requiring(OBJECT));

      feed(translator, text("{\"a\":"), stopReason(reason));

      assertThat(translated(translator).content()).isEqualTo("text({\"a\":)");
      assertThat(translated(translator).message().stopReason()).isNotEqualTo(StopReason.END_TURN);
    }
  }

  @Test
  void failureIsTheOnlyEvent() {
    ResponseTranslator translator = translator(Contexts.requiring(READ));

    translator.accept(text("Hello"));
    translator.fail(new BrokenStream(Damage.CUT));

    assertThat(events).singleElement().isInstanceOf(StreamEvent.ErrorEvent.class);
  }

  @Test
  void failureOfTheSecondAnswerIsTheOnlyEvent() {
    ResponseTranslator translator = translator(Contexts.requiring(READ));

    feed(translator, text("Hello"), END);
    translator.askAgain(Contexts.REQUEST);
    translator.fail(ClientErrors.SHUTTING_DOWN);

    assertThat(events).singleElement().isInstanceOf(StreamEvent.ErrorEvent.class);
  }

  @Test
  void silentSecondAnswerIsAnError() {
    ResponseTranslator translator = translator(Contexts.due(Contexts.requiring(READ)));

    feed(translator, text("Hello"), END);
    translator.askAgain(Contexts.REQUEST);
    feed(translator, END);

    assertThat(translator.upstreamFailure()).contains(new BrokenStream(Damage.EMPTY));
  }

  @Test
  void reasoningOfTheFirstAnswerGoesBackButNotToTheClient() {
    ResponseTranslator translator =
        translator(
            Contexts.of(
                Contexts.BY_EVENTS, List.of(), Contexts.UNLIMITED, READ, null, Options.DEFAULT));

    feed(translator, reasoning("why"), signature("s"), text("Hello"), END);
    List<ChatMessage> history = translator.askAgain(Contexts.REQUEST).conversationState().history();
    feed(translator, reasoning("ah"), signature("t"), CALL, END);

    assertThat(history.getLast())
        .isEqualTo(
            new AssistantResponseMessage(
                "Hello", List.of(), new ReasoningContent.ReasoningText("why", "s")));
    assertThat(translated(translator).content())
        .isEqualTo("thinking(ah) tool(t1 Read {\"path\":\"/a\"})");
  }

  @Test
  void usageHasBothAnswersAndTheLimitIsThatOfTheSecond() {
    ResponseTranslator translator =
        translator(
            Contexts.of(Contexts.NO_REASONING, List.of(), 12, OBJECT, null, Options.DEFAULT));
    String refusal = "one two three four five six";

    feed(translator, text(refusal), END);
    int first = translator.tokens();
    translator.askAgain(Contexts.REQUEST);
    feed(translator, text("{\"a\": \"one two\"}"), END);

    assertThat(first).isGreaterThan(5);
    assertThat(translated(translator).content()).isEqualTo("text({\"a\": \"one two\"})");
    assertThat(translated(translator).message().usage().outputTokens())
        .isEqualTo(translator.tokens())
        .isGreaterThan(first);
  }

  @Test
  void usageOfAnAnswerThatEndsAtTheLimitHasTheFirstAnswerToo() {
    ResponseTranslator translator =
        translator(Contexts.of(Contexts.NO_REASONING, List.of(), 8, OBJECT, null, Options.DEFAULT));

    feed(translator, text("one two"), new KiroEvent.Metadata(tokens(5), "END_TURN", null));
    translator.askAgain(Contexts.REQUEST);
    feed(
        translator,
        text("{\"a\": \"one two three four five six seven eight\"}"),
        new KiroEvent.Metadata(tokens(40), "END_TURN", null));

    assertThat(translated(translator).message().stopReason()).isEqualTo(StopReason.MAX_TOKENS);
    assertThat(translated(translator).message().usage().outputTokens()).isLessThanOrEqualTo(13);
  }

  private static KiroEvent.TokenUsage tokens(int output) {
    return new KiroEvent.TokenUsage(10, 0, 0, output, 10 + output);
  }

  @Test
  void searchMeetsTheRequirementOfAnyCall() {
    ResponseTranslator translator = translator(Contexts.requiring(new AnyCall(), Contexts.SEARCH));

    feed(translator, tool("t1", "web_search", "{\"query\":\"a\"}", true), END);
    assertThat(translator.searches()).hasSize(1);
    translator.resume();
    feed(translator, text("Found."), END);

    assertThat(translator.unanswered()).isFalse();
    assertThat(translated(translator).content()).isEqualTo("text(Found.)");
  }

  @Test
  void jsonAfterASearchIsCorrectedAlone() {
    ResponseTranslator translator = translator(Contexts.requiring(OBJECT, Contexts.SEARCH));
    feed(translator, text("Let me see."), tool("t1", "web_search", "{\"query\":\"a\"}", true), END);
    translator.resume();

    feed(translator, text("Found."), END);
    translator.askAgain(Contexts.REQUEST);
    feed(translator, text("{}"), END);

    assertThat(translated(translator).content()).isEqualTo("text(Let me see.) text({})");
  }

  @Test
  void wrongCallBesideASearchIsCorrected() {
    ResponseTranslator translator = translator(Contexts.requiring(READ, Contexts.SEARCH));

    feed(translator, tool("t1", "web_search", "{\"query\":\"a\"}", true), OTHER_CALL, END);
    assertThat(translator.resume()).isFalse();

    assertThat(translator.unanswered()).isTrue();
    assertThat(
            translator
                .askAgain(Contexts.REQUEST)
                .conversationState()
                .currentMessage()
                .toolResults())
        .hasSize(2);
  }

  @Test
  void answerBeyondTheBufferPassesAsItIs() {
    ResponseTranslator translator = translator(Contexts.requiring(OBJECT));
    String piece = "word ".repeat(100_000);

    for (int i = 0; i < 12; i++) {
      translator.accept(text(piece));
    }
    assertThat(events).isNotEmpty();
    feed(translator, END);

    assertThat(translator.unanswered()).isFalse();
    assertThat(translated(translator).content()).hasSize(12 * piece.length() + "text()".length());
  }
}
