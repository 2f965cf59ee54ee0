package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.mapping.reasoning.ReasoningMode;
import io.github.kiro4j.protocol.mapping.tools.ToolNames;
import io.github.kiro4j.protocol.mapping.tools.WebSearch;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.Resolution;
import java.util.List;
import java.util.Optional;

/// A request in the upstream's form, and what has to be known to translate the answer.
///
/// @param request without a profile ARN, which each attempt sets for its credential
/// @param resolution which model answers, and how its name was found
/// @param toolNames maps the names in the answer's tool calls back
/// @param reasoning how reasoning arrives and whether the client reads it
/// @param stopSequences the texts that end the answer; the upstream knows no such setting
/// @param maxTokens most tokens of the answer, at most the model's own cap
/// @param ignoredParameters top-level members of the request that have no effect, sorted; the names
///   are the client's, so their number is not bounded
/// @param webSearch the search that the gateway runs when the model calls it
/// @param bareJsonAnswer whether the answer's text must be JSON and nothing else
/// @param prefill the beginning of the answer that the client wrote itself, empty if it did not;
///   the answer goes on after it and does not repeat it
public record Translation(
    KiroRequest request,
    Resolution resolution,
    ToolNames toolNames,
    ReasoningMode reasoning,
    List<String> stopSequences,
    int maxTokens,
    List<String> ignoredParameters,
    Optional<WebSearch> webSearch,
    boolean bareJsonAnswer,
    String prefill) {

  public Translation {
    stopSequences = List.copyOf(stopSequences);
    ignoredParameters = List.copyOf(ignoredParameters);
  }

  /// The model that answers.
  public KiroModel model() {
    return resolution.model();
  }
}
