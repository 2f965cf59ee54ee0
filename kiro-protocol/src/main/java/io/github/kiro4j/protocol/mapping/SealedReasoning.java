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

/// Which signed reasoning goes back to the upstream.
///
/// A message of the history holds one piece of reasoning. Pieces that the model made between two
/// questions of the user can depend on each other, and the upstream refuses those whose predecessor
/// is missing. So when one answer holds several, none of that stretch goes back.
final class SealedReasoning {

  private final Map<AssistantTurn, Integer> stretches = new HashMap<>();
  private final Set<Integer> incomplete = new HashSet<>();

  SealedReasoning(List<Turn> turns) {
    int stretch = 0;
    for (Turn turn : turns) {
      switch (turn) {
        case UserTurn user -> stretch += user.results().isEmpty() ? 1 : 0;
        case AssistantTurn assistant -> {
          stretches.put(assistant, stretch);
          if (assistant.sealedReasoning().size() > 1) {
            incomplete.add(stretch);
          }
        }
      }
    }
  }

  /// The reasoning to send back with this answer.
  Optional<ReasoningContent> of(AssistantTurn turn) {
    boolean complete = !incomplete.contains(stretches.get(turn));
    return complete ? turn.sealedReasoning().stream().findFirst() : Optional.empty();
  }
}
