package io.github.kiro4j.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.models.SimulatedModels;
import io.github.kiro4j.simulator.validation.HistoryEntry.Conversation;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;

/// Judges the body of a `GenerateAssistantResponse` as the real service is known to. It reads raw
/// JSON on purpose: a mistake in the gateway's own request types must not excuse itself.
public final class RequestValidator {

  private final ModelRules modelRules;
  private final ValidationSettings settings;

  /// Creates a validator.
  public RequestValidator(SimulatedModels models, ValidationSettings settings) {
    this.modelRules = new ModelRules(models);
    this.settings = settings;
  }

  /// As [#accept(byte[], BodyForm)] in the REST dialect.
  public JsonNode accept(byte[] body) {
    return accept(body, BodyForm.REST);
  }

  /// The body as JSON.
  ///
  /// @throws RefusedException with the service's error for the first rule that the body violates
  public JsonNode accept(byte[] body, BodyForm form) {
    if (body.length > Math.min(settings.maxRequestBytes(), form.maxBytes())) {
      throw new RefusedException(KnownErrors.inputTooLong());
    }
    JsonNode json = StrictJson.parse(body);
    Cursor root = new Cursor(json, "body");
    Conversation conversation = RequestShape.check(root, form);
    modelRules.check(conversation.current(), root);
    HistoryGrammar.check(conversation, settings, form);
    ToolRules.check(conversation.current().tools(), settings);
    ToolPairingRules.check(conversation);
    ImageRules.check(conversation);
    ReasoningRules.check(conversation, settings);
    return json;
  }
}
