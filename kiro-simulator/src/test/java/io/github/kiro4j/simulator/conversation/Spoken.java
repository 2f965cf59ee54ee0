package io.github.kiro4j.simulator.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.models.SimulatedModels;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import io.github.kiro4j.simulator.script.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An answer of the simulated conversation, as a client reads it.
record Spoken(ScriptedAnswer answer) {

  static Spoken to(JsonNode body) {
    return new Spoken(
        new Conversation(SimulatedModels.builtIn()).answer(body, Samples.bytes(body).length));
  }

  List<String> types() {
    return events().map(Step.Event::type).toList();
  }

  List<JsonNode> events(String type) {
    return events().filter(event -> event.type().equals(type)).map(Step.Event::payload).toList();
  }

  private Stream<Step.Event> events() {
    return answer.steps().stream().map(Step.Event.class::cast);
  }

  String joined(String type, String member) {
    return events(type).stream()
        .map(event -> event.path(member).asText())
        .collect(Collectors.joining());
  }

  String text() {
    return joined("assistantResponseEvent", "content");
  }

  String stopReason() {
    return joined("metadataEvent", "stopReason");
  }

  /// The inputs of the tool calls by their ids.
  Map<String, JsonNode> calls() {
    Map<String, String> inputs = new LinkedHashMap<>();
    for (JsonNode event : events("toolUseEvent")) {
      inputs.merge(event.path("toolUseId").asText(), event.path("input").asText(), String::concat);
    }
    Map<String, JsonNode> calls = new LinkedHashMap<>();
    inputs.forEach((id, input) -> calls.put(id, Samples.parse(input)));
    return calls;
  }
}
