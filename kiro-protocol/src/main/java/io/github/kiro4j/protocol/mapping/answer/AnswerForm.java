package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.protocol.mapping.reasoning.ReasoningMode;
import io.github.kiro4j.protocol.mapping.tools.WebSearch;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a request fixes about the form of its answer.
///
/// @param clientToolName maps a tool's name upstream to the name that the client gave the tool
/// @param reasoning how the model was asked to reason, and whether the client reads the text
/// @param stopSequences texts that end the answer; the gateway enforces them, because the Kiro API
///   has no such parameter
/// @param maxTokens most tokens of the answer, enforced by the gateway
/// @param prefill the beginning of the answer that the client wrote, empty if there is none; the
///   answer continues after the prefill and does not repeat it
/// @param bareJson whether the answer's text must be one JSON value and nothing else
/// @param webSearch the search tool whose calls the gateway executes; null if the request has none
public record AnswerForm(
    UnaryOperator<String> clientToolName,
    ReasoningMode reasoning,
    List<String> stopSequences,
    int maxTokens,
    String prefill,
    boolean bareJson,
    @Nullable WebSearch webSearch) {

  /// Leaves out empty stop sequences.
  public AnswerForm {
    stopSequences = stopSequences.stream().filter(sequence -> !sequence.isEmpty()).toList();
  }

  /// Whether a tool of this name, as the upstream knows it, is the search tool.
  boolean isSearch(String upstreamToolName) {
    return webSearch != null && webSearch.name().equals(upstreamToolName);
  }
}
