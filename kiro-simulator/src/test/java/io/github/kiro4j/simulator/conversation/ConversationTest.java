package io.github.kiro4j.simulator.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.models.ModelCatalogue;
import io.github.kiro4j.simulator.script.Answer;
import io.github.kiro4j.simulator.script.Step;
import io.github.kiro4j.simulator.validation.RequestValidator;
import io.github.kiro4j.simulator.validation.Signatures;
import io.github.kiro4j.simulator.validation.ValidationSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {

  private static final String BASH =
      """
      {"type": "object",
       "properties": {
         "command": {"type": "string", "description": "The command to execute"},
         "timeout": {"type": "number"},
         "description": {"type": "string"}},
       "required": ["command"],
       "additionalProperties": false}
      """;
  private static final String CITY =
      """
      {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
      """;

  private final ModelCatalogue models = ModelCatalogue.builtIn();

  @Test
  void saysWhatItUnderstoodInSmallPieces() {
    Answer answer = answer(Samples.ask("How are you today?"));

    assertThat(text(answer)).contains("How are you today?", "claude-sonnet-4.5");
    assertThat(events(answer, "assistantResponseEvent")).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @CsvSource({"你好吗, 你说：“你好吗”", "お元気ですか, あなたの言葉：「お元気ですか」", "Как дела, Вы сказали: «Как дела»"})
  void answersInTheLanguageOfTheUser(String ask, String expected) {
    assertThat(text(answer(Samples.ask(ask)))).contains(expected);
  }

  @Test
  void endsWithUsageStopReasonAndMetering() {
    List<String> types =
        answer(Samples.ask("Hello")).steps().stream().map(ConversationTest::type).toList();

    assertThat(types).startsWith("messageMetadataEvent");
    assertThat(types).endsWith("contextUsageEvent", "metadataEvent", "meteringEvent");
    assertThat(stopReason(answer(Samples.ask("Hello")))).isEqualTo("END_TURN");
  }

  @Test
  void usesMoreOfASmallerContextWindowAndCostsMoreOnADearerModel() {
    ObjectNode small = Samples.ask("Hello");
    ObjectNode large = Samples.ask("Hello");
    Samples.current(large).put("modelId", "claude-opus-4.8");

    assertThat(usage(answer(small))).isGreaterThan(usage(answer(large))).isPositive();
    assertThat(answer(small).credits()).isLessThan(answer(large).credits()).isPositive();
  }

  private static double usage(Answer answer) {
    return events(answer, "contextUsageEvent").getFirst().path("contextUsagePercentage").asDouble();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Please run something",
        "list the files",
        "call a tool",
        "Use the shell!",
        "use bash",
        "Bash, please",
        "请运行一个命令"
      })
  void runsAHarmlessCommandWhenAskedTo(String ask) {
    Answer answer = answer(Samples.declare(Samples.ask(ask), "Bash", BASH));

    assertThat(calls(answer).values())
        .containsExactly(
            Samples.parse(
                """
                {"command": "echo kiro4j-demo",
                 "description": "Print a word to show that the tool works"}
                """));
    assertThat(stopReason(answer)).isEqualTo("TOOL_USE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is a monad?",
        "I am in Bashkortostan",
        "<system-reminder>You can use the Bash tool to run commands</system-reminder>\nHello there",
        "What tools do you have?"
      })
  void callsNoToolUnasked(String ask) {
    assertThat(calls(answer(Samples.declare(Samples.ask(ask), "Bash", BASH)))).isEmpty();
  }

  @Test
  void takesNamesThatAreEverydayWordsLiterally() {
    ObjectNode body = Samples.declare(Samples.ask("I like to read and write"), "Read", CITY);
    ObjectNode literal = Samples.declare(Samples.ask("Try Read on it"), "Read", CITY);
    ObjectNode spoken = Samples.declare(Samples.ask("use the read tool"), "Read", CITY);

    assertThat(calls(answer(body))).isEmpty();
    assertThat(calls(answer(literal))).hasSize(1);
    assertThat(calls(answer(spoken))).hasSize(1);
  }

  @Test
  void callsTheNamedToolWithTheQuotedWordsInFragments() {
    ObjectNode body = Samples.ask("What does get_weather say about \"Paris\"? Run it.");
    Samples.declare(Samples.declare(body, "Bash", BASH), "get_weather", CITY);

    Answer answer = answer(body);

    assertThat(calls(answer).values()).containsExactly(Samples.parse("{\"city\":\"Paris\"}"));
    assertThat(events(answer, "toolUseEvent")).hasSizeGreaterThan(3);
  }

  @Test
  void callsSeveralNamedToolsInTheOrderOfTheirNaming() {
    ObjectNode body = Samples.ask("First get_time, then get_weather.");
    Samples.declare(Samples.declare(body, "get_weather", CITY), "get_time", CITY);

    List<JsonNode> fragments = events(answer(body), "toolUseEvent");

    assertThat(fragments.stream().map(event -> event.path("name").asText()).distinct())
        .containsExactly("get_time", "get_weather");
    assertThat(fragments.stream().map(event -> event.path("toolUseId").asText()).distinct())
        .hasSize(2);
  }

  @Test
  void callsTheFirstToolWhenAnyIsWanted() {
    ObjectNode body = Samples.declare(Samples.ask("Please use a tool"), "get_weather", CITY);

    assertThat(calls(answer(body))).hasSize(1);
  }

  @Test
  void quotesToolResultsAndNeverCallsAgain() {
    ObjectNode body = Samples.conversation();
    Samples.current(body).put("content", "Now run get_weather again");

    Answer answer = answer(body);

    assertThat(text(answer)).contains("The tool answered: “sunny”", "The tool failed: “no data”");
    assertThat(calls(answer)).isEmpty();
  }

  @Test
  void itsOwnCallsCanBeAnsweredAndTheLoopEnds() {
    ObjectNode first = Samples.declare(Samples.ask("run something"), "Bash", BASH);
    Answer call = answer(first);
    ObjectNode second = followUp(first, call);

    assertThatCode(() ->
            new RequestValidator(models, ValidationSettings.STRICT.withVerifiedSignatures())
                .accept(Samples.bytes(second)))
        .doesNotThrowAnyException();
    assertThat(text(answer(second))).contains("The tool answered: “kiro4j-demo”");
    assertThat(calls(answer(second))).isEmpty();
  }

  /// The next request of an agent that has run the called tool.
  private static ObjectNode followUp(ObjectNode request, Answer call) {
    ObjectNode next = request.deepCopy();
    var history = next.withObject("/conversationState").putArray("history");
    ObjectNode asked = Samples.current(request).deepCopy();
    asked.remove("userInputMessageContext");
    history.addObject().set("userInputMessage", asked);
    ObjectNode said = history.addObject().putObject("assistantResponseMessage");
    said.put("content", text(call));
    String id = calls(call).keySet().iterator().next();
    said.putArray("toolUses")
        .addObject()
        .put("toolUseId", id)
        .put("name", "Bash")
        .set("input", calls(call).get(id));
    Samples.current(next).put("content", "");
    Samples.current(next)
        .withObjectProperty("userInputMessageContext")
        .putArray("toolResults")
        .addObject()
        .put("toolUseId", id)
        .put("status", "success")
        .putArray("content")
        .addObject()
        .put("text", "kiro4j-demo\n");
    return next;
  }

  @Test
  void callIdsOfLaterTurnsAreOthers() {
    ObjectNode first = Samples.declare(Samples.ask("run something"), "Bash", BASH);
    ObjectNode second = first.deepCopy();
    Samples.set(
        second,
        "/conversationState/history",
        Samples.parse(
            """
            [{"userInputMessage": {"content": "a"}},
             {"assistantResponseMessage": {"content": "b"}}]
            """));

    assertThat(calls(answer(first)).keySet())
        .isEqualTo(calls(answer(first)).keySet())
        .doesNotContainAnyElementsOf(calls(answer(second)).keySet());
  }

  @Test
  void thinksBetweenTagsWhenTheSystemTextAsksForIt() {
    ObjectNode body = Samples.ask("Hello");
    Samples.set(
        body,
        "/conversationState/history",
        Samples.parse(
            """
            [{"userInputMessage": {"content":
                "<thinking_mode>enabled</thinking_mode><max_thinking_length>2000</max_thinking_length>"}},
             {"assistantResponseMessage": {"content": "I will follow these instructions."}}]
            """));

    assertThat(text(answer(body))).matches("(?s)<thinking>.*Hello.*</thinking>\n\n.*Hello.*");
  }

  @Test
  void doesNotRepeatTheTagsThatAskForThinking() {
    String tags = "<thinking_mode>adaptive</thinking_mode><thinking_effort>high</thinking_effort>";

    assertThat(text(answer(Samples.ask(tags + "\nHello"))))
        .startsWith("<thinking>")
        .doesNotContain("thinking_effort");
  }

  @Test
  void reasonsNativelyAndSignsItWhenAnEffortIsSet() {
    ObjectNode body = Samples.ask("Hello");
    body.putObject("additionalModelRequestFields").putObject("output_config").put("effort", "low");

    Answer answer = answer(body);

    String thought = joined(answer, "reasoningContentEvent", "text");
    assertThat(thought).contains("Hello");
    assertThat(joined(answer, "reasoningContentEvent", "signature"))
        .isEqualTo(Signatures.of(thought));
    assertThat(text(answer)).doesNotContain("<thinking>");
  }

  @Test
  void doesNotReasonWhenThinkingIsDisabled() {
    ObjectNode body = Samples.ask("Hello");
    ObjectNode fields = body.putObject("additionalModelRequestFields");
    fields.putObject("output_config").put("effort", "low");
    fields.putObject("thinking").put("type", "disabled");

    assertThat(events(answer(body), "reasoningContentEvent")).isEmpty();
  }

  @Test
  void sealsTheReasoningOfTheOtherFamilyAfterTheText() {
    ObjectNode body = Samples.ask("Hello");
    body.putObject("additionalModelRequestFields").putObject("reasoning").put("effort", "low");

    List<String> types = answer(body).steps().stream().map(ConversationTest::type).toList();

    assertThat(joined(answer(body), "reasoningContentEvent", "redactedContent")).isNotEmpty();
    assertThat(types.indexOf("reasoningContentEvent"))
        .isGreaterThan(types.lastIndexOf("assistantResponseEvent"));
  }

  @Test
  void seesImages() {
    ObjectNode body = Samples.ask("Look");
    Samples.current(body).putArray("images").addObject().put("format", "png");

    assertThat(text(answer(body))).contains("I also see 1 image(s).");
  }

  @Test
  void quotesOnlyTheBeginningOfALongText() {
    assertThat(text(answer(Samples.ask("😀".repeat(5_000)))))
        .hasSizeLessThan(1_000)
        .contains("😀…");
  }

  private Answer answer(JsonNode body) {
    return new Conversation(models).answer(body, Samples.bytes(body).length);
  }

  private static String type(Step step) {
    return step instanceof Step.Event event ? event.type() : step.getClass().getSimpleName();
  }

  private static List<JsonNode> events(Answer answer, String type) {
    return answer.steps().stream()
        .filter(Step.Event.class::isInstance)
        .map(Step.Event.class::cast)
        .filter(event -> event.type().equals(type))
        .map(Step.Event::payload)
        .toList();
  }

  private static String joined(Answer answer, String type, String member) {
    return events(answer, type).stream()
        .map(event -> event.path(member).asText())
        .collect(Collectors.joining());
  }

  private static String text(Answer answer) {
    return joined(answer, "assistantResponseEvent", "content");
  }

  private static String stopReason(Answer answer) {
    return joined(answer, "metadataEvent", "stopReason");
  }

  /// The inputs of the tool calls by their ids.
  private static Map<String, JsonNode> calls(Answer answer) {
    Map<String, String> inputs = new LinkedHashMap<>();
    for (JsonNode event : events(answer, "toolUseEvent")) {
      inputs.merge(event.path("toolUseId").asText(), event.path("input").asText(), String::concat);
    }
    Map<String, JsonNode> calls = new LinkedHashMap<>();
    inputs.forEach((id, input) -> calls.put(id, Samples.parse(input)));
    return calls;
  }
}
