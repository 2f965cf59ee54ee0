package io.github.kiro4j.protocol.mapping.answer;

import static io.github.kiro4j.protocol.mapping.answer.Kiro.METERING;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.stopReason;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.text;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext.Options;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A failed stream never looks finished, and a finished one never fails.
class EndOfAnswerTest {

  private static final KiroEvent TOOL = tool("t1", "Read", "{}", true);
  private static final KiroEvent USAGE = new KiroEvent.ContextUsage(1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BY_DIALECT   | RUNTIME | NONE     | cut
          BY_DIALECT   | RUNTIME | USAGE    | cut
          BY_DIALECT   | RUNTIME | METADATA | whole
          BY_DIALECT   | REST    | NONE     | whole
          BY_DIALECT   | REST    | USAGE    | whole
          REQUIRED     | RUNTIME | NONE     | cut
          REQUIRED     | RUNTIME | USAGE    | cut
          REQUIRED     | RUNTIME | METADATA | whole
          REQUIRED     | REST    | NONE     | cut
          REQUIRED     | REST    | USAGE    | whole
          REQUIRED     | REST    | METADATA | whole
          NOT_REQUIRED | RUNTIME | NONE     | whole
          NOT_REQUIRED | REST    | NONE     | whole
          """)
  void lackingEndEventsAreACutWhereTheyAreRequired(
      EndEvidence rule, String dialect, String tail, String outcome) {
    for (KiroEvent content : List.of(text("a"), TOOL)) {
      List<KiroEvent> events = new ArrayList<>(List.of(new KiroEvent.InitialResponse(), content));
      events.addAll(tail(tail));

      ResponseTranslator translator = translated(rule, dialect(dialect), events);

      assertThat(translator.upstreamFailure().isPresent()).isEqualTo(outcome.equals("cut"));
      assertThat(translator.upstreamFailure().stream())
          .allMatch(new BrokenStream(Damage.NO_END_EVIDENCE)::equals);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BY_DIALECT, NONE, true",
    "BY_DIALECT, USAGE, false",
    "REQUIRED, NONE, true",
    "NOT_REQUIRED, NONE, false"
  })
  void anEndByCloseIsACutInAnyDialectUnlessEndEventsAreThere(
      EndEvidence rule, String tail, boolean cut) {
    ResponseTranslator translator =
        new ResponseTranslator(
            Contexts.with(new AnswerContext.Options(true, false, rule)), _ -> {});
    translator.accept(text("a"));
    tail(tail).forEach(translator::accept);

    translator.end(Dialect.REST, BodyEnd.BY_CLOSE);

    assertThat(translator.upstreamFailure().isPresent()).isEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource({
    "RUNTIME, USAGE, true",
    "RUNTIME, METADATA, false",
    "REST, NONE, true",
    "REST, USAGE, false"
  })
  void lackingEndEventsAreCounted(String dialect, String tail, boolean lacking) {
    List<KiroEvent> events = new ArrayList<>(List.of(text("a")));
    events.addAll(tail(tail));

    assertThat(
            translated(EndEvidence.NOT_REQUIRED, dialect(dialect), events)
                .facts()
                .lackedEndEvidence())
        .isEqualTo(lacking);
  }

  @Test
  void answersThatTheGatewayItselfEndsNeedNoEndEvents() {
    List<StreamEvent> written = new ArrayList<>();
    ResponseTranslator translator =
        new ResponseTranslator(Contexts.stoppingAt("STOP"), written::add);

    translator.accept(text("one STOP"));
    translator.end(Dialect.RUNTIME, BodyEnd.MARKED);

    StreamGrammar.check(written);
    assertThat(translator.failure()).isEmpty();
    assertThat(translator.facts().lackedEndEvidence()).isFalse();
  }

  @Test
  void everyRoundOfSearchesMustEndRegularly() {
    List<StreamEvent> written = new ArrayList<>();
    ResponseTranslator translator = new ResponseTranslator(Contexts.searching(), written::add);
    translator.accept(tool("t1", "web_search", "{\"query\":\"a\"}", true));
    translator.accept(stopReason("TOOL_USE"));
    translator.end(Dialect.RUNTIME, BodyEnd.MARKED);
    assertThat(translator.searches()).hasSize(1);
    assertThat(translator.resume()).isTrue();

    translator.accept(text("found"));
    translator.end(Dialect.RUNTIME, BodyEnd.MARKED);

    assertThat(translator.upstreamFailure()).contains(new BrokenStream(Damage.NO_END_EVIDENCE));
    StreamGrammar.check(written);
  }

  @Test
  void initialResponseIsNeitherContentNorIgnoredNorAnEnd() {
    ResponseTranslator translator =
        translated(
            EndEvidence.REQUIRED,
            Dialect.REST,
            List.of(new KiroEvent.InitialResponse(), text("a")));

    assertThat(translator.facts().ignoredEvents()).isZero();
    assertThat(translator.upstreamFailure()).contains(new BrokenStream(Damage.NO_END_EVIDENCE));
    assertThat(
            Translated.of(
                    Contexts.PLAIN, text("a"), new KiroEvent.InitialResponse(), text("b"), METERING)
                .content())
        .isEqualTo("text(ab)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          InternalServerException       | MODEL_TEMPORARILY_UNAVAILABLE | overloaded_error | 529
          MODEL_TEMPORARILY_UNAVAILABLE | -                             | overloaded_error | 529
          ThrottlingException           | INSUFFICIENT_MODEL_CAPACITY   | overloaded_error | 529
          error                         | -                             | api_error        | 502
          """)
  void failureAfterContentNeverLooksFinished(
      String type, @Nullable String reason, String error, int status) {
    KiroEvent failure = new KiroEvent.ModelledException(type, null, reason);
    for (List<KiroEvent> before :
        List.of(
            List.of(text("All of it.")),
            List.of(TOOL),
            List.of(text("All of it."), stopReason("END_TURN"), USAGE, METERING))) {
      List<KiroEvent> events = new ArrayList<>(before);
      events.add(failure);

      Translated translated = Translated.of(Contexts.PLAIN, events);

      assertThat(translated.error().error().type()).isEqualTo(error);
      assertThat(translated.translator().failure().orElseThrow().status()).isEqualTo(status);
      assertThat(translated.events())
          .noneMatch(StreamEvent.MessageDelta.class::isInstance)
          .noneMatch(StreamEvent.MessageStop.class::isInstance);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"END_TURN", "TOOL_USE", "STOP_SEQUENCE"})
  void toolUseIsToldFromTheToolCallsAlone(String claimed) {
    assertThat(reasonAfter(claimed, TOOL)).isEqualTo("TOOL_USE");
    assertThat(reasonAfter(claimed, text("a"), TOOL, text("b"))).isEqualTo("TOOL_USE");
    assertThat(reasonAfter(claimed, text("a"))).isEqualTo("END_TURN");
  }

  private static String reasonAfter(String claimed, KiroEvent... content) {
    List<KiroEvent> events = new ArrayList<>(List.of(content));
    events.add(stopReason(claimed));
    return String.valueOf(Translated.of(Contexts.PLAIN, events).message().stopReason());
  }

  private static ResponseTranslator translated(
      EndEvidence rule, Dialect dialect, List<KiroEvent> events) {
    List<StreamEvent> written = new ArrayList<>();
    ResponseTranslator translator =
        new ResponseTranslator(Contexts.with(new Options(true, false, rule)), written::add);
    events.forEach(translator::accept);
    translator.end(dialect, BodyEnd.MARKED);
    StreamGrammar.check(written);
    return translator;
  }

  private static List<KiroEvent> tail(String name) {
    return switch (name) {
      case "NONE" -> List.of();
      case "USAGE" -> List.of(USAGE, METERING);
      case "METADATA" -> List.of(stopReason("END_TURN"));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Dialect dialect(String name) {
    return name.equals("RUNTIME") ? Dialect.RUNTIME : Dialect.REST;
  }
}
