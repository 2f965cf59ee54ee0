package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.api.messages.ToolChoice;
import io.github.kiro4j.protocol.mapping.content.Reminder;
import io.github.kiro4j.protocol.mapping.tools.Toolbox;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Instructs the model which tools it may or must call. The Kiro API has no parameter for a tool
/// choice.
final class ToolChoiceReminder {

  private static final String NO_TOOL = "Answer in text now. Do not call a tool.";
  private static final String ANY_TOOL = "Call a tool now. Do not answer in text alone.";
  private static final String ONE_CALL = "Call at most one tool in this answer.";

  private ToolChoiceReminder() {}

  /// The reminder for the current message; empty if the choice is the model's, or there are no
  /// tools.
  static String of(@Nullable ToolChoice choice, Toolbox toolbox) {
    if (choice == null || toolbox.entries().isEmpty()) {
      return "";
    }
    List<String> sentences = new ArrayList<>();
    switch (choice) {
      case ToolChoice.None _ -> sentences.add(NO_TOOL);
      case ToolChoice.Any _ -> sentences.add(ANY_TOOL);
      case ToolChoice.Named named ->
          sentences.add(
              "Call the tool %s now, and no other."
                  .formatted(toolbox.names().upstream(named.name())));
      case ToolChoice.Auto _, ToolChoice.Unknown _ -> {
        // The model may choose.
      }
    }
    if (allowsOneCall(choice)) {
      sentences.add(ONE_CALL);
    }
    return Reminder.of(String.join(" ", sentences));
  }

  /// Whether the client wants one tool call at most.
  static boolean allowsOneCall(@Nullable ToolChoice choice) {
    Boolean disabled =
        switch (choice) {
          case null -> null;
          case ToolChoice.Auto auto -> auto.disableParallelToolUse();
          case ToolChoice.Any any -> any.disableParallelToolUse();
          case ToolChoice.Named named -> named.disableParallelToolUse();
          case ToolChoice.None _, ToolChoice.Unknown _ -> null;
        };
    return Boolean.TRUE.equals(disabled);
  }
}
