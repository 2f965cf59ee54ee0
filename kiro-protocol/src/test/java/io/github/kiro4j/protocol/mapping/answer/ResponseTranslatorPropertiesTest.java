package io.github.kiro4j.protocol.mapping.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext.Options;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement;
import io.github.kiro4j.protocol.mapping.reasoning.ReasoningMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ResponseTranslatorPropertiesTest {

  private static final Pattern WORD = Pattern.compile("w\\d+e");

  @Property(tries = 2_000)
  void everyStreamIsValidForAnyInput(
      @ForAll("contexts") AnswerContext context,
      @ForAll("anyScript") List<KiroEvent> script,
      @ForAll @IntRange(max = 15) int failAfter) {
    List<StreamEvent> events = new ArrayList<>();
    ResponseTranslator translator = new ResponseTranslator(context, events::add);

    for (int i = 0; i < script.size(); i++) {
      if (i == failAfter) {
        translator.fail(new BrokenStream(Damage.CUT));
      }
      translator.accept(script.get(i));
    }
    translator.end(Dialect.REST, BodyEnd.MARKED);
    if (!translator.done()) {
      assertThat(translator.unanswered() || !translator.searches().isEmpty()).isTrue();
      translator.fail(new UpstreamFailure.Network());
    }

    StreamGrammar.check(events);
    assertThat(translator.failure().isPresent())
        .isEqualTo(events.getLast() instanceof StreamEvent.ErrorEvent);
  }

  @Property(tries = 100)
  void everyStreamAccumulatesToThePlainAnswer(
      @ForAll("contexts") AnswerContext context, @ForAll("anyScript") List<KiroEvent> script) {
    Translated translated = Translated.of(context, script);
    if (!translated.translator().done() || translated.translator().failure().isPresent()) {
      return;
    }

    assertThat(OfficialSdk.accumulate(translated.events()))
        .isEqualTo(OfficialSdk.asJson(translated.message()));
  }

  @Property(tries = 100)
  void everyUpstreamWordComesOnceAndRegularAnswersAccumulate(
      @ForAll("regularScript") List<KiroEvent> script) {
    Translated translated = Translated.of(Contexts.NATIVE, script);

    assertThat(wordsOf(translated.events())).containsExactlyInAnyOrderElementsOf(wordsIn(script));
    assertThat(OfficialSdk.accumulate(translated.events()))
        .isEqualTo(OfficialSdk.asJson(translated.message()));
  }

  @Property(tries = 500)
  void cutStreamsHoldABeginningOfTheWords(
      @ForAll("regularScript") List<KiroEvent> script, @ForAll @IntRange(max = 20) int length) {
    List<KiroEvent> beginning = script.subList(0, Math.min(length, script.size()));
    List<StreamEvent> events = new ArrayList<>();
    ResponseTranslator translator = new ResponseTranslator(Contexts.NATIVE, events::add);

    beginning.forEach(translator::accept);
    translator.fail(new BrokenStream(Damage.CUT));

    StreamGrammar.check(events);
    assertThat(events.getLast()).isInstanceOf(StreamEvent.ErrorEvent.class);
    assertThat(wordsOf(events)).doesNotHaveDuplicates().isSubsetOf(wordsIn(beginning));
  }

  @Property(tries = 1_000)
  void slicingOfTheTextDoesNotMatter(
      @ForAll("text") String text,
      @ForAll("contexts") AnswerContext context,
      @ForAll @Size(max = 8) List<@IntRange(max = 80) Integer> cuts) {
    List<KiroEvent> whole = Kiro.ended(Kiro.text(text));
    List<KiroEvent> sliced =
        Kiro.ended(Slicing.of(text, cuts).stream().map(Kiro::text).toArray(KiroEvent[]::new));

    assertThat(Translated.of(context, sliced).message())
        .isEqualTo(Translated.of(context, whole).message());
  }

  @Property(tries = 1_000)
  void onlyAnExactRepetitionOfThePrefillIsLeftOut(
      @ForAll("prefill") String prefill,
      @ForAll("prefill") String answer,
      @ForAll boolean repeating,
      @ForAll @Size(max = 8) List<@IntRange(max = 30) Integer> cuts) {
    String said = (repeating ? prefill : "") + answer;
    String expected = said.startsWith(prefill) ? said.substring(prefill.length()) : said;
    List<KiroEvent> sliced =
        Kiro.ended(Slicing.of(said, cuts).stream().map(Kiro::text).toArray(KiroEvent[]::new));

    assertThat(Translated.of(Contexts.prefilled(Contexts.NO_REASONING, prefill), sliced).content())
        .isEqualTo(expected.isEmpty() ? "" : "text(" + expected + ")");
  }

  @Property(tries = 200)
  void slicingOfToolInputDoesNotMatter(
      @ForAll @Size(max = 8) List<@IntRange(max = 40) Integer> cuts) {
    String input = " {\"path\": \"/a\", \"n\": [1, {\"b\": \"ü\\n\\u0041\"}, -2.5e3, null]} ";
    KiroEvent[] fragments =
        Slicing.of(input, cuts).stream()
            .map(piece -> Kiro.tool("t1", "Write", piece, false))
            .toArray(KiroEvent[]::new);
    List<KiroEvent> script = new ArrayList<>(List.of(fragments));
    script.add(Kiro.tool("t1", null, null, true));

    assertThat(Translated.of(Contexts.PLAIN, script).content())
        .isEqualTo("tool(t1 Write {\"path\":\"/a\",\"n\":[1,{\"b\":\"ü\\nA\"},-2.5E+3,null]})");
  }

  private static List<String> wordsOf(List<StreamEvent> events) {
    StringBuilder all = new StringBuilder();
    for (StreamEvent event : events) {
      if (event instanceof StreamEvent.ContentBlockDelta(_, Delta delta)) {
        all.append(
            switch (delta) {
              case Delta.TextDelta(String text) -> text;
              case Delta.ThinkingDelta(String text) -> text;
              case Delta.InputJsonDelta(String json) -> json;
              case Delta.SignatureDelta _, Delta.Unknown _ -> "";
            });
      }
    }
    return WORD.matcher(all).results().map(MatchResult::group).toList();
  }

  private static List<String> wordsIn(List<KiroEvent> script) {
    StringBuilder all = new StringBuilder();
    for (KiroEvent event : script) {
      switch (event) {
        case KiroEvent.AssistantResponse text -> all.append(text.content());
        case KiroEvent.Reasoning reasoning -> all.append(reasoning.text());
        case KiroEvent.ToolUseFragment fragment -> all.append(fragment.input());
        default -> {}
      }
      all.append(' ');
    }
    return WORD.matcher(all).results().map(MatchResult::group).toList();
  }

  @Provide
  Arbitrary<List<KiroEvent>> anyScript() {
    return Scripts.any();
  }

  @Provide
  Arbitrary<List<KiroEvent>> regularScript() {
    return Scripts.regular();
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.of(
            "<thinking>",
            "</thinking>\n",
            "word ",
            "ST",
            "OP",
            "\n",
            "`",
            "two words",
            "\"",
            "x",
            "{\"a\": [1]}",
            "```")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> prefill() {
    return Arbitraries.of("a", "b", "{")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<AnswerContext> contexts() {
    return Combinators.combine(
            Arbitraries.of(
                Contexts.NO_REASONING,
                Contexts.BY_TAGS,
                Contexts.BY_EVENTS,
                new ReasoningMode.Tags(false),
                new ReasoningMode.Native(false)),
            Arbitraries.of(List.<String>of(), List.of("STOP"), List.of("OP", "word")),
            Arbitraries.frequency(
                Tuple.of(7, Contexts.UNLIMITED), Tuple.of(1, 0), Tuple.of(1, 1), Tuple.of(1, 5)),
            Arbitraries.of("", "", "word", "ST"),
            Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(Contexts.NOTHING)),
                Tuple.of(2, Arbitraries.just(Contexts.ANY_JSON)),
                Tuple.of(1, Arbitraries.just(new AnswerRequirement.AnyCall())),
                Tuple.of(1, Arbitraries.just(new AnswerRequirement.CallOf("Read")))),
            Arbitraries.of(Contexts.SEARCH).injectNull(0.7))
        .as((reasoning, stops, limit, prefill, requirement, search) ->
            Contexts.of(reasoning, stops, limit, prefill, requirement, search, Options.DEFAULT));
  }
}
