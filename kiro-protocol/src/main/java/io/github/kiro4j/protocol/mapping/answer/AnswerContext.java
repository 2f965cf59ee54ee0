package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BadRequest;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Evidence;
import io.github.kiro4j.protocol.mapping.reasoning.ReasoningMode;
import org.jspecify.annotations.Nullable;

/// Everything beside the upstream's events that the translation of an answer depends on.
///
/// @param messageId id of the message, `msg_` and letters or digits
/// @param model the model's name in the request
/// @param promptTokens the prompt's estimated size
/// @param contextWindow the model's context window in tokens
/// @param refusalFallback a model that may answer what this model refuses, as clients name it; null
///   when none is known
/// @param form what the request fixes about the answer
/// @param options the operator's settings
public record AnswerContext(
    String messageId,
    String model,
    int promptTokens,
    int contextWindow,
    @Nullable String refusalFallback,
    AnswerForm form,
    Options options) {

  /// The operator's settings.
  ///
  /// @param extractThinking whether reasoning between tags in the text becomes thinking blocks;
  ///   otherwise the tags stay in the text, in every mode
  /// @param cumulativeText whether each text event repeats the text of the events before it
  /// @param endEvidence whether an end without the events of a regular end is an error
  public record Options(boolean extractThinking, boolean cumulativeText, EndEvidence endEvidence) {

    /// The defaults of the configuration.
    public static final Options DEFAULT = new Options(true, false, EndEvidence.BY_DIALECT);
  }

  /// The client's error for a failure of the request. The error names the tool that the upstream
  /// refuses by its place, which is not the place in the client's list.
  public ClientError errorOf(UpstreamFailure failure) {
    UpstreamFailure named =
        failure instanceof BadRequest(Evidence evidence, String wording)
            ? new BadRequest(evidence, form.tools().namingTool(wording))
            : failure;
    return ClientErrors.of(named, model, promptTokens, contextWindow);
  }

  /// Whether reasoning is looked for between tags in the text.
  boolean readsTags() {
    return options.extractThinking() && !(form.reasoning() instanceof ReasoningMode.None);
  }
}
