package io.github.kiro4j.simulator.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message whose members have been checked.
sealed interface HistoryEntry {

  Cursor at();

  String content();

  /// A message of the user.
  ///
  /// @param tools the declared tools without cache points
  record User(
      Cursor at,
      String content,
      List<Result> results,
      List<Cursor> tools,
      List<Cursor> images,
      List<Cursor> documents,
      @Nullable String modelId)
      implements HistoryEntry {}

  record Assistant(Cursor at, String content, List<Use> uses) implements HistoryEntry {}

  /// A tool call.
  record Use(Cursor at, String id, String name) {}

  /// The result of a tool call.
  record Result(Cursor at, String id) {}

  /// The whole conversation, in order.
  record Conversation(List<HistoryEntry> history, User current) {

    List<User> users() {
      List<User> users =
          new ArrayList<>(
              history.stream().filter(User.class::isInstance).map(User.class::cast).toList());
      users.add(current);
      return users;
    }

    List<Assistant> assistants() {
      return history.stream()
          .filter(Assistant.class::isInstance)
          .map(Assistant.class::cast)
          .toList();
    }
  }
}
