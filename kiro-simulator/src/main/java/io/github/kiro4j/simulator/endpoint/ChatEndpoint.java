package io.github.kiro4j.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.conversation.Conversation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Delivery;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.ScriptBook;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import io.github.kiro4j.simulator.validation.BodyForm;
import io.github.kiro4j.simulator.validation.RequestValidator;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.util.Map;

/// Answers `GenerateAssistantResponse` in both dialects: admits and validates the request, and
/// answers it by a script or with the simulated conversation. A refused request consumes no script.
///
/// @param delivery the delivery of the simulated conversation's answers
public record ChatEndpoint(
    Admission admission,
    RequestValidator validator,
    ProfileRules profiles,
    ScriptBook<Script> scripts,
    Conversation conversation,
    Delivery delivery) {

  private static final String CONTENT_TYPE = "Content-Type";
  private static final String EVENT_STREAM = "application/vnd.amazon.eventstream";
  private static final String CONVERSATION_ID = "x-amzn-codewhisperer-conversation-id";

  public EndpointOutcome handle(RecordedRequest request) {
    Account account = admission.toDataPlane(request);
    byte[] bytes = request.body();
    JsonNode body = validator.accept(bytes, form(request));
    profiles.checkOnDataPlane(account, request, body.path("profileArn").textValue());
    checkModel(account, body);
    Script script =
        scripts
            .take(request)
            .orElseGet(() -> conversation.answer(body, bytes.length).deliveredBy(delivery));
    return switch (script) {
      case ScriptedAnswer answer -> stream(account, answer, request, body);
      case Script.Failure failure -> throw new RefusedException(failure.error());
      case Script.Body text -> new EndpointOutcome.Whole(text.reply());
    };
  }

  private static void checkModel(Account account, JsonNode body) {
    JsonNode current = body.path("conversationState").path("currentMessage");
    if (!account.hasModel(current.path("userInputMessage").path("modelId").asText())) {
      throw new RefusedException(KnownErrors.invalidModel());
    }
  }

  private BodyForm form(RecordedRequest request) {
    if (!request.usesJsonDialect()) {
      return BodyForm.REST;
    }
    return admission.world().get().emptyHistoryRefused()
        ? BodyForm.RUNTIME
        : BodyForm.RUNTIME_WITH_EMPTY_HISTORY;
  }

  private EndpointOutcome stream(
      Account account, ScriptedAnswer answer, RecordedRequest request, JsonNode body) {
    account.charge(answer.credits());
    String conversationId = body.path("conversationState").path("conversationId").asText();
    return request.usesJsonDialect()
        ? new EndpointOutcome.Stream(
            withInitialResponse(answer.completed(), conversationId),
            Map.of(CONTENT_TYPE, EVENT_STREAM))
        : new EndpointOutcome.Stream(
            answer, Map.of(CONTENT_TYPE, EVENT_STREAM, CONVERSATION_ID, conversationId));
  }

  /// The JSON 1.0 dialect ends each answer with a `metadataEvent`, and states in a first event what
  /// the REST dialect states in a header.
  private ScriptedAnswer withInitialResponse(ScriptedAnswer answer, String conversationId) {
    return admission.world().get().initialResponse()
        ? answer.startingWith(
            "initial-response",
            Json.MAPPER.createObjectNode().put("conversationId", conversationId))
        : answer;
  }
}
