package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement;
import io.github.kiro4j.protocol.mapping.reasoning.ReasoningMode;
import io.github.kiro4j.protocol.mapping.tools.Toolbox;
import io.github.kiro4j.protocol.mapping.tools.WebSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request fixes about the form of its answer.
///
/// @param tools the tools of the request, whose names the client gave, and the search tool whose
///   calls the gateway executes
/// @param reasoning how the model was asked to reason, and whether the client reads the text
/// @param stopSequences texts that end the answer; the gateway enforces them, because the Kiro API
///   has no such parameter
/// @param maxTokens most tokens of the answer, enforced by the gateway
/// @param prefill the beginning of the answer that the client wrote, empty if there is none; the
///   answer continues after the prefill and does not repeat it
/// @param requirement what the answer must have; the gateway asks the model once more if the answer
///   lacks that
/// @param singleCall whether the client wants one tool call at most
/// @param answerDue whether an answer without content is an error, because the client waits for the
///   consequence of its tool results, for JSON or for a call
public record AnswerForm(
    Toolbox tools,
    ReasoningMode reasoning,
    List<String> stopSequences,
    int maxTokens,
    String prefill,
    AnswerRequirement requirement,
    boolean singleCall,
    boolean answerDue) {

  public AnswerForm {
    stopSequences = List.copyOf(stopSequences);
  }

  /// The search tool whose calls the gateway executes; null if the request has none.
  public @Nullable WebSearch webSearch() {
    return tools.webSearch();
  }

  boolean requiresNothing() {
    return requirement instanceof AnswerRequirement.Nothing;
  }

  /// Whether a tool of this name, as the upstream knows it, is the search tool.
  boolean isSearch(String upstreamToolName) {
    WebSearch search = webSearch();
    return search != null && search.name().equals(upstreamToolName);
  }
}
