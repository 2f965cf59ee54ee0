package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.eventstream.ByteSlice;
import io.github.kiro4j.protocol.eventstream.Frame;
import io.github.kiro4j.protocol.eventstream.Header;
import io.github.kiro4j.protocol.kiro.KiroEvent.AssistantResponse;
import io.github.kiro4j.protocol.kiro.KiroEvent.Reasoning;
import io.github.kiro4j.protocol.kiro.KiroEvent.ToolUseFragment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the frames of a response as [KiroEvent]s.
///
/// The frequent events (text, reasoning, fragments of tool calls) are read token by token, without
/// a JSON tree. Members that an event lacks are null or empty, because live streams omit many. A
/// payload that is not JSON, or has an object in the place of a string, causes a
/// [MalformedEventException].
public final class KiroEventReader {

  private static final String UNNAMED_EXCEPTION = "UnknownException";

  private static final String INITIAL_RESPONSE = "initial-response";

  /// Most bytes of the payload of an event of unknown type that is read.
  private static final int LONGEST_REPORT = 4096;

  private KiroEventReader() {}

  /// The event that a frame holds. The event does not refer to the frame's bytes.
  ///
  /// @throws MalformedEventException if the frame does not state its type, or its payload is not
  ///   that of an event of this type
  public static KiroEvent read(Frame frame) throws MalformedEventException {
    if (frame.headerEquals(Header.MESSAGE_TYPE, "event")) {
      return event(frame);
    }
    if (frame.headerEquals(Header.MESSAGE_TYPE, "exception")) {
      return exception(frame);
    }
    if (frame.headerEquals(Header.MESSAGE_TYPE, "error")) {
      return error(frame);
    }
    throw new MalformedEventException("a frame without a known message type");
  }

  private static KiroEvent event(Frame frame) throws MalformedEventException {
    try {
      if (frame.headerEquals(Header.EVENT_TYPE, "assistantResponseEvent")) {
        return text(frame.payload());
      }
      if (frame.headerEquals(Header.EVENT_TYPE, "toolUseEvent")) {
        return toolUse(frame.payload());
      }
      if (frame.headerEquals(Header.EVENT_TYPE, "reasoningContentEvent")) {
        return reasoning(frame.payload());
      }
      return rareEvent(
          frame
              .headerText(Header.EVENT_TYPE)
              .filter(type -> !type.isBlank())
              .orElseThrow(() -> new MalformedEventException("an event without a type")),
          frame.payload());
    } catch (IOException _) {
      throw new MalformedEventException("an event whose payload is not JSON");
    }
  }

  private static KiroEvent rareEvent(String type, ByteSlice payload)
      throws IOException, MalformedEventException {
    Function<JsonNode, KiroEvent> reader = StatisticsEvents.READERS.get(type);
    if (reader != null) {
      return reader.apply(object(payload));
    }
    return type.equals(INITIAL_RESPONSE) ? new KiroEvent.InitialResponse() : unknown(type, payload);
  }

  /// An event whose type is the name of an exception reports a failure, and an event of any type
  /// may report that the model has no capacity. No such report is long; longer payloads are not
  /// read.
  private static KiroEvent unknown(String type, ByteSlice payload) {
    JsonNode body =
        payload.length() > LONGEST_REPORT ? MissingNode.getInstance() : bodyOrMissing(payload);
    String reason = StatisticsEvents.text(body, "reason");
    return CapacityReasons.include(reason) || namesFailure(type)
        ? new KiroEvent.ModelledException(type, message(body, payload), reason)
        : new KiroEvent.Unknown(type);
  }

  private static boolean namesFailure(String eventType) {
    return eventType.equals("error")
        || eventType.endsWith("Exception")
        || CapacityReasons.include(eventType);
  }

  private static AssistantResponse text(ByteSlice payload)
      throws IOException, MalformedEventException {
    String content = null;
    String modelId = null;
    try (JsonParser parser = objectParser(payload)) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "content" -> content = textValue(parser);
          case "modelId" -> modelId = textValue(parser);
          default -> parser.skipChildren();
        }
      }
      requireEnd(parser);
    }
    return new AssistantResponse(Objects.requireNonNullElse(content, ""), modelId);
  }

  private static Reasoning reasoning(ByteSlice payload)
      throws IOException, MalformedEventException {
    String text = null;
    String signature = null;
    String redactedContent = null;
    try (JsonParser parser = objectParser(payload)) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "text" -> text = textValue(parser);
          case "signature" -> signature = textValue(parser);
          case "redactedContent" -> redactedContent = textValue(parser);
          default -> parser.skipChildren();
        }
      }
      requireEnd(parser);
    }
    return new Reasoning(text, signature, redactedContent);
  }

  private static ToolUseFragment toolUse(ByteSlice payload)
      throws IOException, MalformedEventException {
    String id = null;
    String toolName = null;
    String input = null;
    boolean snapshot = false;
    Boolean stop = null;
    try (JsonParser parser = objectParser(payload)) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
          case "toolUseId" -> id = textValue(parser);
          case "name" -> toolName = textValue(parser);
          case "input" -> {
            snapshot = value == JsonToken.START_OBJECT;
            input = jsonText(parser);
          }
          case "stop" -> stop = value == JsonToken.VALUE_TRUE;
          default -> parser.skipChildren();
        }
      }
      requireEnd(parser);
    }
    return new ToolUseFragment(id, toolName, input, snapshot, stop);
  }

  private static JsonParser objectParser(ByteSlice payload)
      throws IOException, MalformedEventException {
    JsonParser parser =
        Json.MAPPER.createParser(payload.array(), payload.offset(), payload.length());
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw notAnObject();
    }
    return parser;
  }

  private static void requireEnd(JsonParser parser) throws IOException, MalformedEventException {
    if (parser.nextToken() != null) {
      throw new MalformedEventException("an event with more than one payload");
    }
  }

  private static JsonNode object(ByteSlice payload) throws IOException, MalformedEventException {
    JsonNode root =
        Json.EXACT_NUMBERS.readTree(payload.array(), payload.offset(), payload.length());
    if (!root.isObject()) {
      throw notAnObject();
    }
    return root;
  }

  private static MalformedEventException notAnObject() {
    return new MalformedEventException("an event whose payload is not a JSON object");
  }

  private static @Nullable String textValue(JsonParser parser)
      throws IOException, MalformedEventException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NULL -> null;
      default -> throw new MalformedEventException("an event with a value that is not text");
    };
  }

  /// A string, or the JSON text of another value in its place.
  private static @Nullable String jsonText(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NULL -> null;
      default -> Json.EXACT_NUMBERS.readTree(parser).toString();
    };
  }

  private static KiroEvent exception(Frame frame) {
    JsonNode body = bodyOrMissing(frame.payload());
    String type =
        frame
            .headerText(Header.EXCEPTION_TYPE)
            .or(() -> firstText(body, "__type"))
            .flatMap(ExceptionNames::bare)
            .orElse(UNNAMED_EXCEPTION);
    return new KiroEvent.ModelledException(
        type, message(body, frame.payload()), StatisticsEvents.text(body, "reason"));
  }

  private static KiroEvent error(Frame frame) {
    return new KiroEvent.UnmodelledError(
        frame.headerText(Header.ERROR_CODE).orElse(null),
        frame
            .headerText(Header.ERROR_MESSAGE)
            .orElseGet(() -> message(bodyOrMissing(frame.payload()), frame.payload())));
  }

  private static @Nullable String message(JsonNode body, ByteSlice payload) {
    Optional<String> message = firstText(body, "message", "Message", "errorMessage");
    if (message.isPresent() || body.isObject() || payload.length() == 0) {
      return message.orElse(null);
    }
    return new String(payload.array(), payload.offset(), payload.length(), StandardCharsets.UTF_8);
  }

  private static Optional<String> firstText(JsonNode body, String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.ofNullable(StatisticsEvents.text(body, name)))
        .findFirst();
  }

  private static JsonNode bodyOrMissing(ByteSlice payload) {
    try {
      return Json.EXACT_NUMBERS.readTree(payload.array(), payload.offset(), payload.length());
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }
}
