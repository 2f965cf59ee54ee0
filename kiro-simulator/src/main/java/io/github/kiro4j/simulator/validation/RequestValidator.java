package io.github.kiro4j.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.models.SimulatedModels;
import io.github.kiro4j.simulator.validation.HistoryEntry.Conversation;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;

/// Validates the body of a `generateAssistantResponse` with the known rules of the service. The
/// validator reads raw JSON instead of the gateway's own request types, in which a mistake would go
/// unnoticed.
public final class RequestValidator {

  private final ModelRules modelRules;
  private final ValidationSettings settings;

  /// Creates a validator.
  public RequestValidator(SimulatedModels models, ValidationSettings settings) {
    this.modelRules = new ModelRules(models);
    this.settings = settings;
  }

  /// The body as JSON.
  ///
  /// @throws RefusedException with the service's error for the first rule that the body violates
  public JsonNode accept(byte[] body) {
    if (body.length > settings.maxRequestBytes()) {
      throw new RefusedException(KnownErrors.inputTooLong());
    }
    JsonNode json = StrictJson.parse(body);
    Cursor root = new Cursor(json, "body");
    Conversation conversation = RequestShape.check(root);
    modelRules.check(conversation.current(), root);
    HistoryGrammar.check(conversation, settings);
    ToolRules.check(conversation.current().tools(), settings);
    ToolPairingRules.check(conversation);
    ImageRules.check(conversation);
    ReasoningRules.check(conversation, settings);
    return json;
  }
}
