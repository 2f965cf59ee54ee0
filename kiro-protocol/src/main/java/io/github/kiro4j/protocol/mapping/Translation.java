package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import io.github.kiro4j.protocol.mapping.answer.AnswerForm;
import io.github.kiro4j.protocol.mapping.tools.WebSearch;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.Resolution;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request in the form of the Kiro API, and what the translation of its answer depends on.
///
/// @param request the upstream request without a profile ARN; each attempt sets the ARN of its
///   credential
/// @param resolution the model that answers, and how the request's model name led to it
/// @param form what the request fixes about the answer
/// @param ignoredParameters names of the request's parameters that have no effect, sorted; the
///   names come from the client, so their number is not bounded
public record Translation(
    KiroRequest request, Resolution resolution, AnswerForm form, List<String> ignoredParameters) {

  public Translation {
    ignoredParameters = List.copyOf(ignoredParameters);
  }

  /// The model that answers.
  public KiroModel model() {
    return resolution.model();
  }

  /// The search tool whose calls the gateway executes; empty if the request has none.
  public Optional<WebSearch> webSearch() {
    return Optional.ofNullable(form.webSearch());
  }

  /// The types of the request's tools that the model does not get, because only Anthropic's servers
  /// can run them. The types are safe for a header.
  public List<String> leftOutTools() {
    return form.tools().leftOut();
  }

  /// The context in which the answer is translated.
  ///
  /// @param messageId id of the message, `msg_` and letters or digits
  /// @param promptTokens the prompt's estimated size
  /// @param options the operator's settings
  public AnswerContext answerContext(
      String messageId, int promptTokens, AnswerContext.Options options) {
    return new AnswerContext(
        messageId,
        resolution.requested(),
        promptTokens,
        model().contextWindow(),
        refusalFallback(),
        form,
        options);
  }

  private @Nullable String refusalFallback() {
    return model().terms().refusalFallback().map(KiroModel::listed).orElse(null);
  }
}
