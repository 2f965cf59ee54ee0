package io.github.kiro4j.simulator.validation;

import io.github.kiro4j.simulator.validation.HistoryEntry.Conversation;
import java.util.List;

/// Who may speak when, and that nobody speaks without saying something.
final class HistoryGrammar {

  private HistoryGrammar() {}

  static void check(Conversation conversation, ValidationSettings settings, BodyForm form) {
    List<HistoryEntry> history = conversation.history();
    boolean assistantBegins =
        form.assistantMayBegin()
            && !history.isEmpty()
            && history.getFirst() instanceof HistoryEntry.Assistant;
    for (int i = 0; i < history.size(); i++) {
      checkSpeaker(history.get(i), (i % 2 == 0) != assistantBegins);
    }
    if (!history.isEmpty() && history.getLast() instanceof HistoryEntry.User last) {
      throw last.at().refused("ends the history, which an assistant has to");
    }
    if (!assistantBegins) {
      checkFirst(conversation.users().getFirst());
    }
    conversation.users().forEach(HistoryGrammar::checkContent);
    conversation.assistants().forEach(turn -> checkContent(turn, settings));
  }

  private static void checkSpeaker(HistoryEntry turn, boolean userExpected) {
    if (userExpected != turn instanceof HistoryEntry.User) {
      throw turn.at().refused("breaks the alternation of user and assistant");
    }
    if (turn instanceof HistoryEntry.User user && !user.tools().isEmpty()) {
      throw turn.at().refused("declares tools in the history");
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
