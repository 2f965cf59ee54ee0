package io.github.kiro4j.simulator.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.models.SimulatedModels;
import io.github.kiro4j.simulator.validation.RequestValidator;
import io.github.kiro4j.simulator.validation.ValidationSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolCallingTest {

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
  void runsAHarmlessCommandOnRequest(String ask) {
    Spoken answer = Spoken.to(Samples.declare(Samples.ask(ask), "Bash", BASH));

    assertThat(answer.calls().values())
        .containsExactly(
            Samples.parse(
                """
                {"command": "echo kiro4j-demo",
                 "description": "Print a word to show that the tool works"}
                """));
    assertThat(answer.stopReason()).isEqualTo("TOOL_USE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is a monad?",
        "I am in Bashkortostan",
        "<system-reminder>You can use the Bash tool to run commands</system-reminder>\nHello there",
        "<environment_context>Run \"ls\" with Bash</environment_context>\nHello there",
        "What tools do you have?"
      })
  void callsNoToolWithoutARequest(String ask) {
    assertThat(Spoken.to(Samples.declare(Samples.ask(ask), "Bash", BASH)).calls()).isEmpty();
  }

  @Test
  void matchesNamesThatAreEverydayWordsExactly() {
    ObjectNode body = Samples.declare(Samples.ask("I like to read and write"), "Read", CITY);
    ObjectNode literal = Samples.declare(Samples.ask("Try Read on it"), "Read", CITY);
    ObjectNode spoken = Samples.declare(Samples.ask("use the read tool"), "Read", CITY);

    assertThat(Spoken.to(body).calls()).isEmpty();
    assertThat(Spoken.to(literal).calls()).hasSize(1);
    assertThat(Spoken.to(spoken).calls()).hasSize(1);
  }

  @Test
  void callsTheNamedToolWithTheQuotedWordsInFragments() {
    ObjectNode body = Samples.ask("What does get_weather say about \"Paris\"? Run it.");
    Samples.declare(Samples.declare(body, "Bash", BASH), "get_weather", CITY);

    Spoken answer = Spoken.to(body);

    assertThat(answer.calls().values()).containsExactly(Samples.parse("{\"city\":\"Paris\"}"));
    assertThat(answer.events("toolUseEvent")).hasSizeGreaterThan(3);
  }

  @Test
  void callsSeveralNamedToolsInTheOrderOfTheirNaming() {
    ObjectNode body = Samples.ask("First get_time, then get_weather.");
    Samples.declare(Samples.declare(body, "get_weather", CITY), "get_time", CITY);

    List<JsonNode> fragments = Spoken.to(body).events("toolUseEvent");

    assertThat(fragments.stream().map(event -> event.path("name").asText()).distinct())
        .containsExactly("get_time", "get_weather");
    assertThat(fragments.stream().map(event -> event.path("toolUseId").asText()).distinct())
        .hasSize(2);
  }

  @Test
  void callsTheFirstToolIfAnyIsRequested() {
    ObjectNode body = Samples.declare(Samples.ask("Please use a tool"), "get_weather", CITY);

    assertThat(Spoken.to(body).calls()).hasSize(1);
  }

  @Test
  void quotesToolResultsAndNeverCallsAgain() {
    ObjectNode body = Samples.conversation();
    Samples.current(body).put("content", "Now run get_weather again");

    Spoken answer = Spoken.to(body);

    assertThat(answer.text()).contains("The tool answered: “sunny”", "The tool failed: “no data”");
    assertThat(answer.calls()).isEmpty();
  }

  @Test
  void itsOwnCallsCanBeAnsweredAndTheLoopEnds() {
    ObjectNode first = Samples.declare(Samples.ask("run something"), "Bash", BASH);
    Spoken call = Spoken.to(first);
    ObjectNode second = followUp(first, call);

    assertThatCode(() ->
            new RequestValidator(
                    SimulatedModels.builtIn(), ValidationSettings.STRICT.withVerifiedSignatures())
                .accept(Samples.bytes(second)))
        .doesNotThrowAnyException();
    assertThat(Spoken.to(second).text()).contains("The tool answered: “kiro4j-demo”");
    assertThat(Spoken.to(second).calls()).isEmpty();
  }

  /// The next request of an agent that has executed the called tool.
  private static ObjectNode followUp(ObjectNode request, Spoken call) {
    ObjectNode next = request.deepCopy();
    ArrayNode history = next.withObject("/conversationState").putArray("history");
    ObjectNode asked = Samples.current(request).deepCopy();
    asked.remove("userInputMessageContext");
    history.addObject().set("userInputMessage", asked);
    ObjectNode said = history.addObject().putObject("assistantResponseMessage");
    said.put("content", call.text());
    String id = call.calls().keySet().iterator().next();
    said.putArray("toolUses")
        .addObject()
        .put("toolUseId", id)
        .put("name", "Bash")
        .set("input", call.calls().get(id));
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
  void callIdsOfLaterMessagesDiffer() {
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

    assertThat(Spoken.to(first).calls().keySet())
        .isEqualTo(Spoken.to(first).calls().keySet())
        .doesNotContainAnyElementsOf(Spoken.to(second).calls().keySet());
  }
}
