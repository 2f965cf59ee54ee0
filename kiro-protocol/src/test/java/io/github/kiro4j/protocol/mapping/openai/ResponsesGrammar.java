package io.github.kiro4j.protocol.mapping.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks that the events of a response are what the strictest clients accept: sequence numbers
/// without gaps, one beginning, items one after the other, each with a unique id, and one end that
/// has every item.
final class ResponsesGrammar {

  private final Set<String> ids = new HashSet<>();
  private String openId = "";
  private int items;
  private String end = "";

  private ResponsesGrammar() {}

  static ResponsesGrammar check(List<JsonNode> events) {
    ResponsesGrammar grammar = new ResponsesGrammar();
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).path("sequence_number").asInt(-1)).isEqualTo(i);
      grammar.accept(i, events.get(i));
    }
    return grammar;
  }

  /// The type of the last event.
  String end() {
    return end;
  }

  private void accept(int position, JsonNode event) {
    String type = event.path("type").asText();
    assertThat(end.isEmpty() || (end.equals("response.failed") && type.equals("error")))
        .as("an event after the end: %s", event)
        .isTrue();
    switch (type) {
      case "response.created" -> assertThat(position).isZero();
      case "response.in_progress" -> assertThat(position).isEqualTo(1);
      case "response.output_item.added" -> begin(event);
      case "response.output_item.done" -> end(event);
      case "response.completed", "response.incomplete" -> {
        assertThat(openId).isEmpty();
        assertThat(event.path("response").path("output")).hasSize(items);
        assertThat(event.path("response").path("usage").path("total_tokens").asInt()).isEqualTo(26);
        end = type;
      }
      case "response.failed", "error" -> end = type;
      case "keepalive" -> {
        // may be anywhere
      }
      default -> {
        assertThat(event.path("item_id").asText()).isEqualTo(openId).isNotEmpty();
        assertThat(event.path("output_index").asInt(-1)).isEqualTo(items);
      }
    }
  }

  private void begin(JsonNode event) {
    assertThat(openId).as("an item inside an item").isEmpty();
    openId = event.path("item").path("id").asText();
    assertThat(ids.add(openId)).isTrue();
    assertThat(event.path("output_index").asInt(-1)).isEqualTo(items);
  }

  private void end(JsonNode event) {
    assertThat(event.path("item").path("id").asText()).isEqualTo(openId).isNotEmpty();
    assertThat(event.path("output_index").asInt(-1)).isEqualTo(items);
    JsonNode arguments = event.path("item").path("arguments");
    assertThat(arguments.isTextual() && arguments.textValue().isEmpty()).isFalse();
    openId = "";
    items++;
  }
}
