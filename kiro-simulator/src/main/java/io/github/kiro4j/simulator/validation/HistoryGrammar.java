package io.github.kiro4j.simulator.validation;

import io.github.kiro4j.simulator.validation.HistoryEntry.Conversation;
import java.util.List;

/// Checks that messages alternate between user and assistant, and that each has content.
final class HistoryGrammar {

  private HistoryGrammar() {}

  static void check(Conversation conversation, ValidationSettings settings, BodyForm form) {
    List<HistoryEntry> history = conversation.history();
    boolean assistantBegins =
        form.assistantMayBegin()
            && !history.isEmpty()
            && history.getFirst() instanceof HistoryEntry.Assistant;
    for (int i = 0; i < history.size(); i++) {
      checkRole(history.get(i), (i % 2 == 0) != assistantBegins);
    }
    if (!history.isEmpty() && history.getLast() instanceof HistoryEntry.User last) {
      throw last.at()
          .refused("is the last message of the history, which has to be an assistant message");
    }
    if (!assistantBegins) {
      checkFirst(conversation.users().getFirst());
    }
    conversation.users().forEach(HistoryGrammar::checkContent);
    conversation.assistants().forEach(entry -> checkContent(entry, settings));
  }

  private static void checkRole(HistoryEntry entry, boolean userExpected) {
    if (userExpected != entry instanceof HistoryEntry.User) {
      throw entry.at().refused("breaks the alternation of user and assistant");
    }
    if (entry instanceof HistoryEntry.User user && !user.tools().isEmpty()) {
      throw entry.at().refused("declares tools in the history");
    }
  }

  private static void checkFirst(HistoryEntry.User user) {
    if (!user.results().isEmpty()) {
      throw user.at().refused("comes first and cannot hold tool results");
    }
  }

  private static void checkContent(HistoryEntry.User user) {
    if (user.content().isEmpty() && user.results().isEmpty() && user.images().isEmpty()) {
      throw user.at().refused("has no content");
    }
  }

  private static void checkContent(HistoryEntry.Assistant assistant, ValidationSettings settings) {
    if (settings.refuseEmptyAssistantContent() && assistant.content().isEmpty()) {
      throw assistant.at().refused("has no content");
    }
  }
}
