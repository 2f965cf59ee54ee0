package io.github.kiro4j.simulator.validation;

import io.github.kiro4j.simulator.validation.HistoryEntry.Conversation;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks members, types, lengths and enumerations of a request against the service's own model.
final class RequestShape {

  private static final Set<String> BODY =
      Set.of("conversationState", "profileArn", "additionalModelRequestFields");
  private static final Set<String> STATE =
      Set.of(
          "conversationId",
          "workspaceId",
          "history",
          "currentMessage",
          "chatTriggerType",
          "customizationArn",
          "agentContinuationId",
          "agentTaskType");
  private static final Set<String> TRIGGERS = Set.of("MANUAL", "DIAGNOSTIC", "INLINE_CHAT");

  /// Source: kiro2claude and oh-my-pi, autumn 2026.
  private static final Set<String> AGENT_MODES =
      Set.of("vibe", "spec", "intent-classification", "general-task-execution");

  private static final Set<String> TASKS = Set.of("vibe", "spectask");
  private static final Set<String> SPEAKERS =
      Set.of("userInputMessage", "assistantResponseMessage");
  private static final Pattern PROFILE_ARN =
      Pattern.compile(
          "arn:aws:(codewhisperer|transform):[-.a-z0-9]{1,63}:\\d{12}:profile/[a-zA-Z0-9]{12}");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int MAX_CONVERSATION_ID = 128;
  private static final int MAX_CUSTOMIZATION_ARN = 1224;

  private RequestShape() {}

  static Conversation check(Cursor body, BodyForm form) {
    body.object(union(BODY, form.bodyMembers()));
    body.member("profileArn").ifPresent(arn -> arn.matching(PROFILE_ARN));
    body.member("agentMode").ifPresent(mode -> mode.oneOf(AGENT_MODES));
    body.member("additionalModelRequestFields").ifPresent(Cursor::object);
    Cursor state = body.required("conversationState");
    state.object(union(STATE, form.stateMembers()));
    return conversation(state, form);
  }

  private static Set<String> union(Set<String> common, Set<String> more) {
    Set<String> all = new HashSet<>(common);
    all.addAll(more);
    return all;
  }

  private static Conversation conversation(Cursor state, BodyForm form) {
    checkState(state);
    List<Cursor> history = state.items("history");
    if (form.emptyHistoryRefused() && history.isEmpty()) {
      state
          .member("history")
          .ifPresent(empty -> {
            throw empty.refused("is empty");
          });
    }
    return new Conversation(
        history.stream().map(RequestShape::turn).toList(),
        current(state.required("currentMessage")));
  }

  private static void checkState(Cursor state) {
    state.member("conversationId").ifPresent(RequestShape::checkConversationId);
    state.member("workspaceId").ifPresent(id -> id.matching(UUID));
    state.member("agentContinuationId").ifPresent(id -> id.matching(UUID));
    state.required("chatTriggerType").oneOf(TRIGGERS);
    state.member("agentTaskType").ifPresent(task -> task.oneOf(TASKS));
    state.member("customizationArn").ifPresent(arn -> arn.text(0, MAX_CUSTOMIZATION_ARN));
    state.member("rootConversationId").ifPresent(RequestShape::checkConversationId);
  }

  private static void checkConversationId(Cursor id) {
    int length = id.text().length();
    if (length < 1 || length > MAX_CONVERSATION_ID) {
      throw new RefusedException(
          KnownErrors.invalid("Improperly formed request.", "INVALID_CONVERSATION_ID"));
    }
  }

  private static HistoryEntry turn(Cursor message) {
    String speaker = message.onlyMember(SPEAKERS);
    Cursor content = message.required(speaker);
    return speaker.equals("userInputMessage")
        ? UserShape.check(content)
        : AssistantShape.check(content);
  }

  private static HistoryEntry.User current(Cursor message) {
    return switch (turn(message)) {
      case HistoryEntry.User user -> user;
      case HistoryEntry.Assistant assistant ->
          throw assistant.at().refused("cannot be the current message");
    };
  }
}
