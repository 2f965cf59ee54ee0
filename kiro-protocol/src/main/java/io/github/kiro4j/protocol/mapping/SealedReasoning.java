package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.protocol.kiro.ReasoningContent;
import io.github.kiro4j.protocol.mapping.Turn.AssistantTurn;
import io.github.kiro4j.protocol.mapping.Turn.UserTurn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Decides which signed or encrypted reasoning is sent back to the upstream.
///
/// A message of the history holds one piece of reasoning. Pieces between two questions of the user
/// can depend on each other, and the upstream refuses a piece whose predecessor is missing. So if
/// one answer between two questions has several pieces, none of the pieces between these questions
/// is sent back.
final class SealedReasoning {

  private final Map<AssistantTurn, Integer> questionNumbers = new HashMap<>();
  private final Set<Integer> incomplete = new HashSet<>();

  SealedReasoning(List<Turn> turns) {
    int question = 0;
    for (Turn turn : turns) {
      switch (turn) {
        case UserTurn user -> question += user.results().isEmpty() ? 1 : 0;
        case AssistantTurn assistant -> {
          questionNumbers.put(assistant, question);
          if (assistant.sealedReasoning().size() > 1) {
            incomplete.add(question);
          }
        }
      }
    }
  }

  /// The reasoning to send back with an answer; empty for none.
  Optional<ReasoningContent> of(AssistantTurn turn) {
    boolean complete = !incomplete.contains(questionNumbers.get(turn));
    return complete ? turn.sealedReasoning().stream().findFirst() : Optional.empty();
  }
}
