package io.github.kiro4j.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/// A frame as AWS's own decoder reads it.
///
/// @param kind `event`, `exception` or `error`
/// @param type name of the event or exception, or code of the error
public record SeenFrame(String kind, String type, JsonNode payload) {

  public static List<SeenFrame> decode(byte[] body) {
    MessageDecoder decoder = new MessageDecoder();
    decoder.feed(body);
    return decoder.getDecodedMessages().stream().map(SeenFrame::of).toList();
  }

  private static SeenFrame of(Message message) {
    String kind = header(message, ":message-type");
    return switch (kind) {
      case "event" -> new SeenFrame(kind, header(message, ":event-type"), payload(message));
      case "exception" -> new SeenFrame(kind, header(message, ":exception-type"), payload(message));
      default ->
          new SeenFrame(
              kind,
              header(message, ":error-code"),
              Json.MAPPER.createObjectNode().put("message", header(message, ":error-message")));
    };
  }

  private static String header(Message message, String name) {
    HeaderValue value = message.getHeaders().get(name);
    return value == null ? "" : value.getString();
  }

  private static JsonNode payload(Message message) {
    try {
      return Json.MAPPER.readTree(message.getPayload());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text of all text events.
  public static String text(List<SeenFrame> frames) {
    return join(frames, "assistantResponseEvent", "content");
  }

  /// One member of all events of a type, joined.
  public static String join(List<SeenFrame> frames, String type, String member) {
    return frames.stream()
        .filter(frame -> frame.type().equals(type))
        .map(frame -> frame.payload().path(member).asText())
        .collect(Collectors.joining());
  }
}
