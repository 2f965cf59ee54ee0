package io.github.kiro4j.protocol.mapping.answer;

import static io.github.kiro4j.protocol.mapping.answer.Kiro.ended;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.reasoning;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.signature;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.text;
import static io.github.kiro4j.protocol.mapping.answer.Kiro.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.mapping.answer.tools.ContentSequencer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolCallTranslationTest {

  private static String content(KiroEvent... events) {
    return Translated.of(Contexts.NATIVE, ended(events)).content();
  }

  private static Damage damage(KiroEvent... events) {
    Translated translated = Translated.of(Contexts.NATIVE, ended(events));
    translated.error();
    return ((BrokenStream) translated.translator().upstreamFailure().orElseThrow()).damage();
  }

  @Test
  void fragmentsPassAsTheyArrive() {
    Translated translated =
        Translated.of(
            Contexts.PLAIN,
            ended(
                tool("t1", "Write", null, false),
                tool("t1", "Write", "{\"path\":", false),
                tool("t1", "Write", "\"/a\"}", false),
                tool("t1", "Write", null, true)));

    assertThat(translated.content()).isEqualTo("tool(t1 Write {\"path\":\"/a\"})");
    assertThat(inputDeltas(translated)).containsExactly("", "{\"path\":", "\"/a\"}");
  }

  private static List<String> inputDeltas(Translated translated) {
    return translated.events().stream()
        .filter(StreamEvent.ContentBlockDelta.class::isInstance)
        .map(event -> ((StreamEvent.ContentBlockDelta) event).delta())
        .map(delta -> ((Delta.InputJsonDelta) delta).partialJson())
        .toList();
  }

  @Test
  void namesAreMappedBack() {
    String upstream = Contexts.NAMES.upstream(Contexts.LONG_NAME);

    assertThat(content(tool("t1", upstream, "{}", true)))
        .isEqualTo("tool(t1 %s {})".formatted(Contexts.LONG_NAME));
  }

  @Test
  void wholeCallMayComeInOneEvent() {
    assertThat(content(tool("t1", "Read", "{\"a\":1}", true), tool("t2", "List", null, true)))
        .isEqualTo("tool(t1 Read {\"a\":1}) tool(t2 List {})");
  }

  @Test
  void emptyObjectInFrontOfFragmentsIsNoInputYet() {
    assertThat(
            content(
                tool("t1", "Read", "{}", false),
                tool("t1", "Read", " ", false),
                tool("t1", "Read", "{\"a\":1}", true)))
        .isEqualTo("tool(t1 Read {\"a\":1})");
  }

  @Test
  void lastOfGrowingObjectsIsTheInput() {
    Translated translated =
        Translated.of(
            Contexts.PLAIN,
            ended(
                snapshot("t1", "Write", "{}", false),
                snapshot("t1", "Write", "{\"path\":\"/\"}", false),
                snapshot(null, null, "{\"path\":\"/a\",\"n\":1}", false),
                tool("t1", "Write", null, true)));

    assertThat(translated.content()).isEqualTo("tool(t1 Write {\"path\":\"/a\",\"n\":1})");
    assertThat(inputDeltas(translated)).containsExactly("", "{\"path\":\"/a\",\"n\":1}");
  }

  @Test
  void lastObjectMayComeWithTheEndOfTheCall() {
    assertThat(
            content(
                snapshot("t1", "Read", "{\"a\":1}", false),
                snapshot("t1", "Read", "{\"a\":12}", true)))
        .isEqualTo("tool(t1 Read {\"a\":12})");
  }

  @Test
  void growingObjectsOfInterleavedCallsStayApart() {
    assertThat(
            content(
                snapshot("t1", "Read", "{\"a\":1}", false),
                snapshot("t2", "List", "{\"b\":1}", false),
                snapshot("t1", "Read", "{\"a\":2}", true),
                snapshot("t2", "List", "{\"b\":2}", true)))
        .isEqualTo("tool(t1 Read {\"a\":2}) tool(t2 List {\"b\":2})");
  }

  @Test
  void objectBehindTextRepeatsTheInput() {
    assertThat(
            content(
                tool("t1", "Read", "{\"a\":", false),
                tool("t1", "Read", "1}", false),
                snapshot("t1", "Read", "{\"a\":1}", true)))
        .isEqualTo("tool(t1 Read {\"a\":1})");
  }

  @Test
  void growingObjectsAreCountedOnce() {
    String large = "{\"a\":\"%s\"}".formatted("x".repeat(ContentSequencer.MAX_WAITING - 100));

    assertThat(content(snapshot("t1", "Read", large, false), snapshot("t1", "Read", large, true)))
        .isEqualTo("tool(t1 Read " + large + ")");
  }

  private static KiroEvent snapshot(
      @Nullable String id, @Nullable String name, String object, boolean stop) {
    return new KiroEvent.ToolUseFragment(id, name, object, true, stop ? true : null);
  }

  @Test
  void missingIdsBelongToTheOpenCall() {
    assertThat(
            content(
                tool("t1", "Read", "{\"a\"", false),
                tool(null, "Read", ":", false),
                tool("", null, "1}", true)))
        .isEqualTo("tool(t1 Read {\"a\":1})");
  }

  @Test
  void idMayFollowLater() {
    assertThat(
            content(
                tool(null, "Read", "{\"a\"", false),
                tool("t1", "Read", ":1", false),
                tool("t1", "Read", "}", true),
                tool("t1", null, null, true)))
        .isEqualTo("tool(toolu_01_1 Read {\"a\":1})");
  }

  @Test
  void callsWithoutAnIdGetGeneratedIds() {
    assertThat(
            content(
                tool(null, "Read", "{\"a\":1}", true),
                tool(null, "Read", "{\"a\":2}", true),
                tool(null, "List", null, true)))
        .isEqualTo(
            "tool(toolu_01_1 Read {\"a\":1}) tool(toolu_01_2 Read {\"a\":2})"
                + " tool(toolu_01_3 List {})");
  }

  @Test
  void nameMayFollowLater() {
    assertThat(content(tool("t1", null, "{\"a\"", false), tool("t1", "Read", ":1}", true)))
        .isEqualTo("tool(t1 Read {\"a\":1})");
  }

  @Test
  void repeatedStopIsIgnored() {
    assertThat(
            content(
                tool("t1", "Read", "{}", true),
                tool("t1", "Read", null, true),
                tool(null, null, null, true)))
        .isEqualTo("tool(t1 Read {})");
  }

  @Test
  void idThatIsUsedAgainIsMadeUnique() {
    assertThat(
            content(tool("t1", "Read", "{\"a\":1}", true), tool("t1", "Read", "{\"a\":2}", true)))
        .isEqualTo("tool(t1 Read {\"a\":1}) tool(t1_2 Read {\"a\":2})");
  }

  @Test
  void idsHoldOnlyCharactersThatClientsAccept() {
    assertThat(content(tool("call:1/ü", "Read", "{}", true))).isEqualTo("tool(call_1__ Read {})");
  }

  @Test
  void interleavedCallsComeOneAfterTheOther() {
    assertThat(
            content(
                tool("t1", "Read", "{\"a\"", false),
                tool("t2", "List", "{\"b\"", false),
                tool("t1", "Read", ":1}", false),
                tool("t2", "List", ":2}", false),
                tool("t3", "Find", null, true),
                tool("t2", "List", null, true),
                tool("t1", "Read", null, true)))
        .isEqualTo("tool(t1 Read {\"a\":1}) tool(t2 List {\"b\":2}) tool(t3 Find {})");
  }

  @Test
  void otherContentWaitsUntilTheCallIsClosed() {
    assertThat(
            content(
                tool("t1", "Read", "{\"a\"", false),
                text("then "),
                tool("t2", "List", null, true),
                reasoning("why"),
                signature("s"),
                text("so"),
                tool("t1", "Read", ":1}", true)))
        .isEqualTo("tool(t1 Read {\"a\":1}) text(then ) tool(t2 List {}) thinking(why) text(so)");
  }

  @Test
  void waitingCallThatIsStillOpenContinues() {
    List<StreamEvent> events = new ArrayList<>();
    ResponseTranslator translator = new ResponseTranslator(Contexts.PLAIN, events::add);
    translator.accept(tool("t1", "Read", "{", false));
    translator.accept(tool("t2", "List", "{\"b\"", false));
    translator.accept(tool("t1", "Read", "}", true));
    int written = events.size();

    translator.accept(tool("t2", "List", ":1}", false));

    assertThat(events).hasSize(written + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "1", "null", "{\"a\":1}{", "{\"a\":}", "{'a':1}", "{\"a\":01}", "{\"a\""})
  void inputThatIsNoObjectIsAnError(String input) {
    assertThat(damage(tool("t1", "Read", input, true))).isEqualTo(Damage.MALFORMED_TOOL_CALL);
  }

  @Test
  void brokenInputIsAnErrorAtOnce() {
    Translated translated =
        Translated.of(Contexts.PLAIN, tool("t1", "Read", "{\"a\":x,", false), text("never read"));

    assertThat(translated.error().error().message())
        .isEqualTo("The model produced a malformed tool call");
  }

  @Test
  void callWithoutNameIsAnError() {
    assertThat(damage(tool("t1", null, "{}", false), tool("t1", null, "{\"a\":1}", true)))
        .isEqualTo(Damage.MALFORMED_TOOL_CALL);
    assertThat(damage(tool(null, null, "{\"a\":1}", true))).isEqualTo(Damage.MALFORMED_TOOL_CALL);
  }

  @Test
  void laterCallThatIsNeverClosedIsAnError() {
    assertThat(
            damage(
                tool("t1", "Read", "{}", false),
                tool("t2", "List", "{}", false),
                tool("t1", "Read", null, true)))
        .isEqualTo(Damage.UNCLOSED_TOOL_CALL);
  }

  @Test
  void waitingContentIsLimited() {
    String much = "x".repeat(ContentSequencer.MAX_WAITING / 2 + 1);

    assertThat(damage(tool("t1", "Read", "{", false), text(much), text(much)))
        .isEqualTo(Damage.TOO_LARGE);
  }
}
