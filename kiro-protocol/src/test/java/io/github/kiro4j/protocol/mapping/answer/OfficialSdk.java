package io.github.kiro4j.protocol.mapping.answer;

import com.anthropic.core.ObjectMappers;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.Message;
import io.github.kiro4j.api.messages.StreamEvent;
import java.util.List;

/// The official Java SDK as an oracle: the message that its accumulator forms from a stream.
final class OfficialSdk {

  private OfficialSdk() {}

  /// The message that the events form, as JSON.
  static JsonNode accumulate(List<StreamEvent> events) {
    MessageAccumulator accumulator = MessageAccumulator.create();
    for (StreamEvent event : events) {
      accumulator.accumulate(read(write(Json.MAPPER, event), RawMessageStreamEvent.class));
    }
    return tree(write(ObjectMappers.jsonMapper(), accumulator.message()));
  }

  /// The gateway's message as JSON, for comparison.
  static JsonNode asJson(Message message) {
    return tree(write(Json.MAPPER, message));
  }

  private static String write(JsonMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return ObjectMappers.jsonMapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode tree(String json) {
    return read(json, JsonNode.class);
  }
}
