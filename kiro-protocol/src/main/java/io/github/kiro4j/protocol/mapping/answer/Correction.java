package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.ToolResult;
import io.github.kiro4j.protocol.mapping.content.Reminder;
import java.util.List;

/// What the model gets after an answer that lacks what the request requires.
///
/// @param answer the model's answer, which the client does not get
/// @param results one result per tool call of the answer, none of which was executed
/// @param text what is wrong with the answer
record Correction(AssistantResponseMessage answer, List<ToolResult> results, String text) {

  private static final List<ToolResult.Content> NOT_EXECUTED =
      List.of(new ToolResult.Text("This call was not executed."));

  Correction {
    results = List.copyOf(results);
  }

  static Correction of(AssistantResponseMessage answer, String problem) {
    List<ToolResult> results =
        answer.toolUses().stream()
            .map(call -> new ToolResult(call.toolUseId(), NOT_EXECUTED, ToolResult.Status.ERROR))
            .toList();
    return new Correction(answer, results, Reminder.of(problem));
  }
}
