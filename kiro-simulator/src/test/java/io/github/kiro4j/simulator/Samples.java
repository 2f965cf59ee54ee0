package io.github.kiro4j.simulator;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sample request bodies, and changes of them.
public final class Samples {

  private Samples() {}

  /// A request with history, tools, results, an image and reasoning.
  public static ObjectNode conversation() {
    try (InputStream in = Samples.class.getResourceAsStream("conversation.json")) {
      return (ObjectNode) Json.MAPPER.readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The shortest request with this text.
  public static ObjectNode ask(String content) {
    ObjectNode body =
        (ObjectNode)
            parse(
                """
                {"conversationState": {
                  "conversationId": "c-1",
                  "chatTriggerType": "MANUAL",
                  "currentMessage": {"userInputMessage": {
                    "content": "", "modelId": "claude-sonnet-4.5", "origin": "AI_EDITOR"}}}}
                """);
    current(body).put("content", content);
    return body;
  }

  public static ObjectNode current(JsonNode body) {
    return (ObjectNode) body.at("/conversationState/currentMessage/userInputMessage");
  }

  /// Declares a tool with this schema.
  public static ObjectNode declare(ObjectNode body, String name, String schema) {
    current(body)
        .withObjectProperty("userInputMessageContext")
        .withArrayProperty("tools")
        .addObject()
        .putObject("toolSpecification")
        .put("name", name)
        .put("description", "The tool " + name)
        .putObject("inputSchema")
        .set("json", parse(schema));
    return body;
  }

  /// Sets the value at a JSON pointer. A null removes it; an index past the end of an array
  /// appends.
  public static void set(JsonNode body, String pointer, @Nullable JsonNode value) {
    JsonPointer place = JsonPointer.compile(pointer);
    JsonNode parent = body.at(place.head());
    switch (parent) {
      case ObjectNode object -> set(object, place.last().getMatchingProperty(), value);
      case ArrayNode array -> set(array, place.last().getMatchingIndex(), value);
      default -> throw new IllegalArgumentException("nothing at " + place.head());
    }
  }

  private static void set(ObjectNode object, String name, @Nullable JsonNode value) {
    if (value == null) {
      object.remove(name);
    } else {
      object.set(name, value);
    }
  }

  private static void set(ArrayNode array, int index, @Nullable JsonNode value) {
    if (value == null) {
      array.remove(index);
    } else if (index >= array.size()) {
      array.add(value);
    } else {
      array.set(index, value);
    }
  }

  public static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(JsonNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
