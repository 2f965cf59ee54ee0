package io.github.kiro4j.simulator.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kiro4j.api.Json;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message that has nothing but a reminder, in which a client says what an answer lacked. A
/// simulated model answers a question as it likes, and obeys a correction.
///
/// @param text the reminder
/// @param schema the schema of the JSON that the system text asks for; missing if there is none
record CorrectiveReminder(String text, JsonNode schema) {

  private static final Pattern REMINDER_ALONE =
      Pattern.compile(
          "\\s*<system-reminder>\\s*(The (answer|JSON value) .*?)\\s*</system-reminder>\\s*",
          Pattern.DOTALL);

  private static final String BEFORE_SCHEMA = "must satisfy this JSON Schema:\n";

  /// The correction in the current message of a request; empty if the message has anything else.
  static Optional<CorrectiveReminder> in(JsonNode body) {
    JsonNode state = body.path("conversationState");
    JsonNode current = state.path("currentMessage").path("userInputMessage");
    Matcher reminder = REMINDER_ALONE.matcher(current.path("content").asText());
    return state.path("history").isEmpty() || current.has("images") || !reminder.matches()
        ? Optional.empty()
        : Optional.of(new CorrectiveReminder(reminder.group(1), schemaIn(state)));
  }

  /// Whether JSON is asked for.
  boolean asksForJson() {
    return schema.isObject();
  }

  private static JsonNode schemaIn(JsonNode state) {
    String system = state.at("/history/0/userInputMessage/content").asText();
    int start = system.indexOf(BEFORE_SCHEMA);
    if (start < 0) {
      return MissingNode.getInstance();
    }
    try {
      // Reads the first value, whatever follows.
      return Json.MAPPER.readTree(system.substring(start + BEFORE_SCHEMA.length()));
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }
}
