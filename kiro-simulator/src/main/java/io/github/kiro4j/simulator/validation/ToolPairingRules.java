package io.github.kiro4j.simulator.validation;

import io.github.kiro4j.simulator.validation.HistoryEntry.Conversation;
import io.github.kiro4j.simulator.validation.HistoryEntry.Result;
import io.github.kiro4j.simulator.validation.HistoryEntry.Use;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks that every tool call has exactly one result in the next user message, and that its tool
/// is declared.
final class ToolPairingRules {

  private ToolPairingRules() {}

  static void check(Conversation conversation) {
    List<HistoryEntry> entries = new ArrayList<>(conversation.history());
    entries.add(conversation.current());
    for (int i = 0; i + 1 < entries.size(); i++) {
      if (entries.get(i) instanceof HistoryEntry.Assistant assistant
          && entries.get(i + 1) instanceof HistoryEntry.User user) {
        checkPair(assistant, user, i + 1);
      }
    }
    checkDeclared(conversation);
  }

  private static void checkPair(
      HistoryEntry.Assistant assistant, HistoryEntry.User user, int index) {
    Set<String> called = new LinkedHashSet<>();
    for (Use use : assistant.uses()) {
      if (!called.add(use.id())) {
        throw use.at().refused("has the id of another call of its message");
      }
    }
    Set<String> answered = new HashSet<>();
    for (Result result : user.results()) {
      if (!called.contains(result.id()) || !answered.add(result.id())) {
        throw tooManyResults(result, index);
      }
    }
    called.removeAll(answered);
    if (!called.isEmpty()) {
      throw missingResults(called, user, index);
    }
  }

  private static RefusedException tooManyResults(Result result, int index) {
    return mismatch(
        "The number of toolResult blocks at messages.%d.content exceeds the number of toolUse blocks of previous turn."
            .formatted(index),
        result.at().path()
            + " belongs to no call of the message before, or is a second result of a call");
  }

  private static RefusedException missingResults(
      Set<String> ids, HistoryEntry.User user, int index) {
    return mismatch(
        "Bedrock error message: Expected toolResult blocks at messages.%d.content for the following Ids: %s"
            .formatted(index, String.join(", ", ids)),
        user.at().path() + " lacks results of tool calls");
  }

  private static RefusedException mismatch(String message, String detail) {
    return new RefusedException(
        KnownErrors.invalid(message, "TOOL_USE_RESULT_MISMATCH").withDetail(detail));
  }

  private static void checkDeclared(Conversation conversation) {
    Set<String> declared =
        conversation.current().tools().stream()
            .map(ToolPairingRules::name)
            .collect(Collectors.toSet());
    for (HistoryEntry.Assistant assistant : conversation.assistants()) {
      for (Use use : assistant.uses()) {
        if (!declared.contains(use.name().toLowerCase(Locale.ROOT))) {
          throw new RefusedException(
              KnownErrors.invalid(
                      "The toolConfig field must be defined when using toolUse and toolResult content blocks.",
                      "TOOL_CONFIG_MISSING")
                  .withDetail(use.at().path() + " calls a tool that is not declared"));
        }
      }
    }
  }

  private static String name(Cursor tool) {
    return tool.required("toolSpecification").required("name").text().toLowerCase(Locale.ROOT);
  }
}
