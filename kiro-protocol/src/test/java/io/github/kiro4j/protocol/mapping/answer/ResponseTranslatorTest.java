package io.github.kiro4j.protocol.mapping.answer;

import static io.github.kiro4j.protocol.mapping.answer.Kiro.METERING;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.ended;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.exception;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.reasoning;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.redacted;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.signature;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.stopReason;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.text;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext.Options;
import io.github.kiro4j.protocol.mapping.reasoning.ReasoningMode;
import io.github.kiro4j.protocol.signature.GatewaySignature;
import io.github.kiro4j.protocol.signature.OmittedReasoning;
import io.github.kiro4j.protocol.tokens.TokenMeter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTranslatorTest {

  private static String content(AnswerContext context, KiroEvent... events) {
    return Translated.of(context, ended(events)).content();
  }

  @Test
  void equalNeighboursAreBothText() {
    assertThat(content(Contexts.PLAIN, text("ha"), text("ha"), text(""), text("!")))
        .isEqualTo("text(haha!)");
  }

  @Test
  void cumulativeTextIsWrittenOnce() {
    AnswerContext context = Contexts.with(new Options(true, true, EndEvidence.BY_DIALECT));

    assertThat(
            content(
                context, text("ab"), text("abc"), text(""), text("abc"), text("ab"), text("abcd")))
        .isEqualTo("text(abcd)");
  }

  @Test
  void blankTextMakesNoBlock() {
    assertThat(content(Contexts.PLAIN, text("\n\n"), tool("t1", "Read", "{}", true)))
        .isEqualTo("tool(t1 Read {})");
  }

  @Test
  void leadingBlanksStayWithTheirText() {
    assertThat(content(Contexts.PLAIN, text("\n"), text("  a"))).isEqualTo("text(\\n  a)");
  }

  @Test
  void unknownEventsAreIgnoredAndCounted() {
    Translated translated =
        Translated.of(
            Contexts.PLAIN, ended(text("a"), new KiroEvent.Unknown("followupPromptEvent")));

    assertThat(translated.content()).isEqualTo("text(a)");
    assertThat(translated.translator().facts().ignoredEvents()).isEqualTo(1);
  }

  @Test
  void taggedReasoningCarriesTheGatewaysSignature() {
    Translated translated =
        Translated.of(Contexts.TAGS, ended(text("<thinking>\nwhy</thinking>\n\nso")));

    assertThat(translated.content()).isEqualTo("thinking(why) text(so)");
    assertThat(signatureOf(translated)).isEqualTo(GatewaySignature.of("why"));
  }

  @Test
  void tagsStayTextWithoutARequestForReasoning() {
    assertThat(content(Contexts.PLAIN, text("<thinking>a</thinking>\nb")))
        .isEqualTo("text(<thinking>a</thinking>\\nb)");
    assertThat(
            content(
                Contexts.with(new Options(false, false, EndEvidence.BY_DIALECT)),
                text("<thinking>a</thinking>\nb")))
        .isEqualTo("text(<thinking>a</thinking>\\nb)");
  }

  @Test
  void emptyReasoningMakesNoBlock() {
    assertThat(content(Contexts.TAGS, text("<thinking>\n</thinking>\n\nb"))).isEqualTo("text(b)");
  }

  @Test
  void toolEndsTaggedReasoning() {
    assertThat(
            content(
                Contexts.TAGS,
                text("<thinking>a</thinking>"),
                tool("t1", "Read", "{}", true),
                text("b")))
        .isEqualTo("thinking(a) tool(t1 Read {}) text(b)");
    assertThat(
            content(Contexts.TAGS, text("<thinking>a"), tool("t1", "Read", "{}", true), text("b")))
        .isEqualTo("thinking(a) tool(t1 Read {}) text(b)");
  }

  @Test
  void signatureFragmentsOfTheUpstreamAreJoined() {
    Translated translated =
        Translated.of(
            Contexts.NATIVE,
            ended(reasoning("a"), reasoning("b"), signature("s1"), signature("s2"), text("c")));

    assertThat(translated.content()).isEqualTo("thinking(ab) text(c)");
    assertThat(signatureOf(translated)).isEqualTo("s1s2");
  }

  @Test
  void blankTextDoesNotSeparateReasoningFromItsSignature() {
    Translated translated =
        Translated.of(
            Contexts.NATIVE,
            ended(reasoning("a"), text(""), text("\n"), signature("s"), text("b")));

    assertThat(translated.content()).isEqualTo("thinking(a) text(\\nb)");
    assertThat(signatureOf(translated)).isEqualTo("s");
  }

  @Test
  void unsignedReasoningOfTheUpstreamIsMarkedAsTheGateways() {
    Translated translated =
        Translated.of(Contexts.NATIVE, ended(reasoning("a"), text("b"), signature("late")));

    assertThat(translated.content()).isEqualTo("thinking(a) text(b)");
    assertThat(signatureOf(translated)).isEqualTo(GatewaySignature.of("a"));
  }

  @Test
  void taggedReasoningThatTheClientDoesNotReadIsASignatureWithoutText() {
    Translated translated =
        Translated.of(
            Contexts.reasoning(new ReasoningMode.Tags(false)),
            ended(text("<thinking>\nwhy</thinking>\n\nso")));

    assertThat(translated.content()).isEqualTo("thinking() text(so)");
    assertThat(OmittedReasoning.in(signatureOf(translated)))
        .hasValue(new OmittedReasoning("why", null));
  }

  @Test
  void reasoningOfTheUpstreamThatTheClientDoesNotReadKeepsItsSignature() {
    AnswerContext context = Contexts.reasoning(new ReasoningMode.Native(false));
    Translated translated =
        Translated.of(context, ended(reasoning("wh"), reasoning("y"), signature("s"), text("so")));

    assertThat(translated.content()).isEqualTo("thinking() text(so)");
    assertThat(OmittedReasoning.in(signatureOf(translated)))
        .hasValue(new OmittedReasoning("why", "s"));
    assertThat(signatureOf(Translated.of(context, ended(signature("s"), text("so")))))
        .isEqualTo("s");
  }

  @Test
  void reasoningThatIsNotReadIsHeldUpToALimit() {
    KiroEvent[] endless = new KiroEvent[5];
    Arrays.fill(endless, reasoning("x".repeat(1024 * 1024)));

    assertThat(
            Translated.of(Contexts.reasoning(new ReasoningMode.Native(false)), endless)
                .error()
                .error()
                .message())
        .contains("larger than the gateway can hold");
    assertThat(Translated.of(Contexts.NATIVE, ended(endless)).message().content()).isNotEmpty();
  }

  @Test
  void reasoningThatIsNotReadCountsAsOutput() {
    KiroEvent answer = text("<thinking>" + "why ".repeat(100) + "</thinking>\nso");

    assertThat(
            Translated.of(Contexts.reasoning(new ReasoningMode.Tags(false)), ended(answer))
                .message()
                .usage())
        .isEqualTo(Translated.of(Contexts.TAGS, ended(answer)).message().usage());
  }

  @Test
  void answerThatBeginsWithThePrefillContinuesAfterIt() {
    AnswerContext context = Contexts.prefilled(Contexts.BY_TAGS, "{\"a\":");

    assertThat(content(context, text("{\"a"), text("\": 1}"))).isEqualTo("text( 1})");
    assertThat(content(context, text("<thinking>why</thinking>\n\n{\"a\": 1}")))
        .isEqualTo("thinking(why) text( 1})");
    assertThat(content(context, text(" 1}"))).isEqualTo("text( 1})");
  }

  @Test
  void answerThatRepeatsOnlyPartOfThePrefillIsUnchanged() {
    AnswerContext context = Contexts.prefilled(Contexts.NO_REASONING, "One, two");

    assertThat(content(context, text("One, t"), text("hree"))).isEqualTo("text(One, three)");
    assertThat(content(context, text("One,"))).isEqualTo("text(One,)");
    assertThat(content(context, text("One"), tool("t1", "Read", "{}", true), text("One, two")))
        .isEqualTo("text(One) tool(t1 Read {}) text(One, two)");
  }

  @Test
  void prefillIsRemovedOnce() {
    assertThat(content(Contexts.prefilled(Contexts.NO_REASONING, "ha"), text("ha"), text("haha")))
        .isEqualTo("text(haha)");
  }

  @Test
  void continuationOfAPrefillIsNotExtractedAsJson() {
    AnswerContext context = Contexts.prefilled(Contexts.NO_REASONING, "{");

    assertThat(content(context, text("\"a\":\n{\"b\": 1}}")))
        .isEqualTo("text(\"a\":\\n{\"b\": 1}})");
  }

  @Test
  void signatureAloneIsReasoningWithoutText() {
    Translated translated = Translated.of(Contexts.NATIVE, ended(signature("s"), text("b")));

    assertThat(translated.content()).isEqualTo("thinking() text(b)");
    assertThat(signatureOf(translated)).isEqualTo("s");
  }

  @Test
  void reasoningAfterASignatureIsABlockOfItsOwn() {
    assertThat(
            content(
                Contexts.NATIVE,
                reasoning("a"),
                signature("s"),
                reasoning("b"),
                signature("t"),
                text("c")))
        .isEqualTo("thinking(a) thinking(b) text(c)");
  }

  @Test
  void encryptedReasoningMayArriveLast() {
    assertThat(
            content(
                Contexts.NATIVE, text("a"), tool("t1", "Read", "{}", true), redacted("c2VhbGVk")))
        .isEqualTo(
            "text(a) tool(t1 Read {}) {\"type\":\"redacted_thinking\",\"data\":\"c2VhbGVk\"}");
  }

  @Test
  void reasoningThatWasNotRequestedIsDropped() {
    assertThat(content(Contexts.PLAIN, reasoning("a"), signature("s"), redacted("r"), text("b")))
        .isEqualTo("text(b)");
  }

  private static String signatureOf(Translated translated) {
    return translated.message().content().stream()
        .filter(ContentBlock.Thinking.class::isInstance)
        .map(block -> String.valueOf(((ContentBlock.Thinking) block).signature()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          END_TURN                      | end_turn                      | tool_use
          TOOL_USE                      | end_turn                      | tool_use
          STOP_SEQUENCE                 | end_turn                      | tool_use
          MAX_TOKENS                    | max_tokens                    | max_tokens
          max_tokens                    | max_tokens                    | max_tokens
          MODEL_CONTEXT_WINDOW_EXCEEDED | model_context_window_exceeded | model_context_window_exceeded
          CONTENT_FILTERED              | refusal                       | refusal
          GUARDRAIL_INTERVENED          | refusal                       | refusal
          MAX_TIME                      | max_tokens                    | max_tokens
          ''                            | end_turn                      | tool_use
          """)
  void upstreamsStopReasonDecides(String reason, String withText, String withTool) {
    assertThat(reasonOf(Contexts.PLAIN, text("a"), stopReason(reason))).isEqualTo(withText);
    assertThat(reasonOf(Contexts.PLAIN, tool("t1", "Read", "{}", true), stopReason(reason)))
        .isEqualTo(withTool);
  }

  private static String reasonOf(AnswerContext context, KiroEvent... events) {
    return name(Translated.of(context, ended(events)).message().stopReason());
  }

  private static String name(@Nullable StopReason reason) {
    return String.valueOf(reason).toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MALFORMED_TOOL_USE", "MALFORMED_MODEL_OUTPUT"})
  void malformedOutputIsAnError(String reason) {
    assertThat(Translated.of(Contexts.PLAIN, text("a"), stopReason(reason)).error().error().type())
        .isEqualTo("api_error");
  }

  @Test
  void fullContextWindowIsTheStopReasonUnlessTheUpstreamStatesOne() {
    assertThat(reasonOf(Contexts.PLAIN, text("a"), new KiroEvent.ContextUsage(100)))
        .isEqualTo("model_context_window_exceeded");
    assertThat(
            reasonOf(
                Contexts.PLAIN,
                text("a"),
                new KiroEvent.ContextUsage(104.2),
                stopReason("END_TURN")))
        .isEqualTo("end_turn");
    assertThat(reasonOf(Contexts.PLAIN, text("a"), new KiroEvent.ContextUsage(99.9)))
        .isEqualTo("end_turn");
  }

  @Test
  void contentLengthExceededEndsTheAnswerAtItsLimit() {
    Translated translated =
        Translated.of(
            Contexts.PLAIN, text("a"), exception("ContentLengthExceededException"), text("b"));

    assertThat(translated.content()).isEqualTo("text(a)");
    assertThat(translated.message().stopReason()).isEqualTo(StopReason.MAX_TOKENS);
  }

  @Test
  void contentLengthExceededInsideAToolCallIsAnError() {
    Translated translated =
        Translated.of(
            Contexts.PLAIN,
            tool("t1", "Write", "{\"a\":", false),
            exception("ContentLengthExceededException"));

    assertThat(damage(translated)).isEqualTo(Damage.UNCLOSED_TOOL_CALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ThrottlingException         | rate_limit_error      | 429
          InternalServerException     | api_error             | 502
          error                       | api_error             | 502
          ValidationException         | invalid_request_error | 400
          AccessDeniedException       | api_error             | 502
          NeverHeardOfException       | api_error             | 502
          """)
  void exceptionsInsideTheStreamAreErrors(String type, String errorType, int status) {
    Translated translated = Translated.of(Contexts.PLAIN, text("a"), exception(type), text("b"));

    assertThat(translated.error().error().type()).isEqualTo(errorType);
    assertThat(translated.translator().failure().map(ClientError::status)).contains(status);
    assertThat(translated.events()).hasSize(4);
  }

  @Test
  void unmodelledErrorsAndInvalidStatesAreErrors() {
    assertThat(
            Translated.of(
                    Contexts.PLAIN, new KiroEvent.UnmodelledError("InternalFailure", "secret"))
                .error()
                .error()
                .message())
        .isEqualTo("The model provider failed to answer");
    assertThat(
            Translated.of(Contexts.PLAIN, new KiroEvent.InvalidState("R", "secret"))
                .error()
                .error()
                .type())
        .isEqualTo("api_error");
  }

  @Test
  void failureBeforeAnyContentWritesOnlyTheError() {
    Translated translated = Translated.of(Contexts.PLAIN, exception("ThrottlingException"));

    assertThat(translated.events()).hasSize(1);
  }

  @Test
  void overflowInsideTheStreamNamesTheNumbers() {
    Translated translated =
        Translated.of(
            Contexts.PLAIN,
            new KiroEvent.ModelledException("ValidationException", "Input is too long.", null));

    assertThat(translated.error().error().message())
        .isEqualTo("prompt is too long: 200001 tokens > 200000 maximum");
  }

  @Test
  void nothingFollowsAnErrorAndOnlyTheFirstCounts() {
    List<StreamEvent> events = new ArrayList<>();
    ResponseTranslator translator = new ResponseTranslator(Contexts.PLAIN, events::add);
    translator.accept(text("a"));

    translator.fail(new BrokenStream(Damage.CUT));
    translator.fail(ClientError.of(ErrorType.API_ERROR, "again"));
    translator.accept(text("b"));
    translator.end(Dialect.REST, BodyEnd.MARKED);

    StreamGrammar.check(events);
    assertThat(translator.done()).isTrue();
    assertThat(translator.upstreamFailure()).contains(new BrokenStream(Damage.CUT));
    assertThat(translator.failure().map(failure -> failure.error().message()))
        .contains("The model provider's answer was cut off");
  }

  @Test
  void failureAfterTheEndChangesNothing() {
    List<StreamEvent> events = new ArrayList<>();
    ResponseTranslator translator = new ResponseTranslator(Contexts.PLAIN, events::add);
    translator.accept(text("a"));
    translator.end(Dialect.REST, BodyEnd.MARKED);

    translator.fail(new UpstreamFailure.Network());

    assertThat(translator.failure()).isEmpty();
    StreamGrammar.check(events);
  }

  @Test
  void endWithoutEvidenceIsAnEndAndIsCounted() {
    Translated translated = Translated.of(Contexts.PLAIN, text("a"));

    assertThat(translated.message().stopReason()).isEqualTo(StopReason.END_TURN);
    assertThat(translated.translator().facts().lackedEndEvidence()).isTrue();
    assertThat(
            Translated.of(Contexts.PLAIN, text("a"), METERING)
                .translator()
                .facts()
                .lackedEndEvidence())
        .isFalse();
  }

  @Test
  void endWithoutEvidenceIsAnErrorIfTheOperatorRequiresEvidence() {
    AnswerContext context = Contexts.with(new Options(true, false, EndEvidence.REQUIRED));

    assertThat(damage(Translated.of(context, text("a")))).isEqualTo(Damage.NO_END_EVIDENCE);
    assertThat(Translated.of(context, text("a"), stopReason("END_TURN")).content())
        .isEqualTo("text(a)");
    assertThat(
            Translated.of(context, text("a"), exception("ContentLengthExceededException"))
                .content())
        .isEqualTo("text(a)");
  }

  @Test
  void nothingAtAllIsNoAnswer() {
    assertThat(damage(Translated.of(Contexts.PLAIN))).isEqualTo(Damage.EMPTY);
  }

  @Test
  void unclosedToolCallIsAnError() {
    assertThat(damage(Translated.of(Contexts.PLAIN, tool("t1", "Write", "{}", false), METERING)))
        .isEqualTo(Damage.UNCLOSED_TOOL_CALL);
  }

  private static Damage damage(Translated translated) {
    translated.error();
    return ((BrokenStream) translated.translator().upstreamFailure().orElseThrow()).damage();
  }

  @Test
  void answerOfReasoningAloneIsAskedForOnceMoreAndStays() {
    Translated translated = Translated.of(Contexts.TAGS, ended(text("<thinking>a</thinking>")));

    assertThat(translated.content()).isEqualTo("thinking(a)");
    assertThat(translated.message().stopReason()).isEqualTo(StopReason.END_TURN);
  }

  @Test
  void reasoningThatEndsAtTheOutputLimitCanBeContinuedByTheClient() {
    Translated translated =
        Translated.of(Contexts.TAGS, text("<thinking>a"), stopReason("MAX_TOKENS"));

    assertThat(translated.content()).isEqualTo("thinking(a)");
    assertThat(translated.message().stopReason()).isEqualTo(StopReason.MAX_TOKENS);
  }

  @Test
  void regularEndWithoutContentIsAnAnswerWithoutContentTheSecondTime() {
    Translated translated = Translated.of(Contexts.PLAIN, stopReason("TOOL_USE"));

    assertThat(translated.message().content()).isEmpty();
    assertThat(translated.message().stopReason()).isEqualTo(StopReason.END_TURN);
  }

  @Test
  void stopSequenceEndsTheAnswerAcrossDeltas() {
    Translated translated =
        Translated.of(Contexts.stoppingAt("STOP"), text("one ST"), text("OP two"), METERING);

    assertThat(translated.content()).isEqualTo("text(one )");
    assertThat(translated.message().stopReason()).isEqualTo(StopReason.STOP_SEQUENCE);
    assertThat(translated.message().stopSequence()).isEqualTo("STOP");
    assertThat(translated.translator().done()).isTrue();
  }

  @Test
  void stopSequenceIsNotLookedForInReasoningAndToolInput() {
    AnswerContext context =
        Contexts.of(
            Contexts.BY_TAGS,
            List.of("STOP"),
            Contexts.UNLIMITED,
            Contexts.NOTHING,
            null,
            Options.DEFAULT);

    assertThat(
            content(
                context,
                text("<thinking>STOP</thinking>\nST"),
                tool("t1", "Read", "{\"a\":\"STOP\"}", true)))
        .isEqualTo("thinking(STOP) text(ST) tool(t1 Read {\"a\":\"STOP\"})");
  }

  @Test
  void tokenLimitEndsTextWhereTheCountReachesIt() {
    Translated translated =
        Translated.of(
            Contexts.limited(Contexts.NO_REASONING, 3),
            text("one two, "),
            text("three"),
            text(" four"));

    assertThat(translated.content()).isEqualTo("text(one two, thr)");
    assertThat(translated.message().stopReason()).isEqualTo(StopReason.MAX_TOKENS);
    assertThat(translated.message().usage().outputTokens()).isEqualTo(3);
    assertThat(translated.translator().done()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 50, 500})
  void answerThatEndsAtTheTokenLimitHasAsManyTokensAsAllowed(int limit) {
    Translated translated =
        Translated.of(
            Contexts.limited(Contexts.NO_REASONING, limit),
            text("It is a fine day, so I go to the sea. ".repeat(100)));

    String answer = ((ContentBlock.Text) translated.message().content().getFirst()).text();
    assertThat(TokenMeter.count(answer)).isEqualTo(limit);
    assertThat(translated.message().usage().outputTokens()).isEqualTo(limit);
    assertThat(translated.message().stopReason()).isEqualTo(StopReason.MAX_TOKENS);
  }

  @Test
  void tokenLimitNeverCutsASurrogatePair() {
    assertThat(content(Contexts.limited(Contexts.NO_REASONING, 3), text("😀😀")))
        .isEqualTo("text(😀)");
  }

  @Test
  void tokenLimitNeverEndsReasoningOrToolInput() {
    Translated translated =
        Translated.of(
            Contexts.limited(Contexts.BY_TAGS, 2),
            text("<thinking>a b c d e f g h</thinking>\n\n"),
            text("answer"));

    assertThat(translated.content()).isEqualTo("thinking(a b c d e f g h)");
    assertThat(
            content(
                Contexts.limited(Contexts.NO_REASONING, 1),
                tool("t1", "Read", "{\"a\":\"b c d\"}", true)))
        .isEqualTo("tool(t1 Read {\"a\":\"b c d\"})");
  }

  @Test
  void noToolCallBeginsBeyondTheTokenLimit() {
    Translated translated =
        Translated.of(
            Contexts.limited(Contexts.BY_TAGS, 2),
            text("<thinking>a b c d e f g h</thinking>"),
            tool("t1", "Read", "{}", true));

    assertThat(translated.content()).isEqualTo("thinking(a b c d e f g h)");
    assertThat(translated.message().stopReason()).isEqualTo(StopReason.MAX_TOKENS);
  }

  @Test
  void bareJsonIsExtractedFromItsFence() {
    assertThat(
            content(
                Contexts.bareJson(),
                text("Here:\n``"),
                text("`json\n{\"a\": \"}"),
                text("\"}\n```")))
        .isEqualTo("text({\"a\": \"}\"})");
    assertThat(content(Contexts.bareJson(), text("I cannot."))).isEqualTo("text(I cannot.)");
  }

  @Test
  void textThatIsHeldBackPrecedesTheReasoningAfterIt() {
    assertThat(content(Contexts.TAGS, text("word <thinking>why</thinking>\nso")))
        .isEqualTo("text(word ) thinking(why) text(so)");
    AnswerContext context =
        Contexts.of(
            Contexts.BY_EVENTS,
            List.of("word!"),
            Contexts.UNLIMITED,
            Contexts.ANY_JSON,
            null,
            Options.DEFAULT);

    assertThat(content(context, text("word"), reasoning("why")))
        .isEqualTo("text(word) thinking(why)");
    assertThat(content(context, text("word<thinking>why</thinking>")))
        .isEqualTo("text(word) thinking(why)");
  }

  @Test
  void startMayComeBeforeTheFirstContent() {
    List<StreamEvent> events = new ArrayList<>();
    ResponseTranslator translator = new ResponseTranslator(Contexts.PLAIN, events::add);

    translator.start();
    translator.start();

    assertThat(events).hasSize(1);
    translator.accept(text("a"));
    translator.end(Dialect.REST, BodyEnd.MARKED);
    StreamGrammar.check(events);
  }

  @Test
  void creditsAreSummedUpForTheOperator() {
    assertThat(
            Translated.of(Contexts.PLAIN, text("a"), METERING, METERING)
                .translator()
                .facts()
                .credits())
        .isEqualTo(0.5);
  }
}
