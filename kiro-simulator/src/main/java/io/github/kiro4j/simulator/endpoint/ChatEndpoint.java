package io.github.kiro4j.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Accounts;
import io.github.kiro4j.simulator.conversation.Conversation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Delivery;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.ScriptBook;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import io.github.kiro4j.simulator.validation.RequestValidator;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.wire.Reply;
import java.util.Map;

/// Answers `POST /generateAssistantResponse`: authorizes and validates the request, and answers it
/// by a script or with the simulated conversation. A refused request consumes no script.
///
/// @param delivery the delivery of the simulated conversation's answers
public record ChatEndpoint(
    Accounts accounts,
    RequestValidator validator,
    ProfileGate profiles,
    ScriptBook<Script> scripts,
    Conversation conversation,
    Delivery delivery) {

  private static final String EVENT_STREAM = "application/vnd.amazon.eventstream";
  private static final String CONVERSATION_ID = "x-amzn-codewhisperer-conversation-id";

  public EndpointOutcome handle(RecordedRequest request) {
    Account account = accounts.authorize(request);
    account.checkChat();
    byte[] bytes = request.body();
    JsonNode body = validator.accept(bytes);
    profiles.check(account, body.path("profileArn").textValue());
    checkModel(account, body);
    Script script =
        scripts
            .take(request)
            .orElseGet(() -> conversation.answer(body, bytes.length).deliveredBy(delivery));
    return switch (script) {
      case ScriptedAnswer answer -> stream(account, answer, body);
      case Script.Failure failure -> new EndpointOutcome.Whole(Reply.of(failure.error()));
      case Script.Body text -> new EndpointOutcome.Whole(text.reply());
    };
  }

  private static void checkModel(Account account, JsonNode body) {
    JsonNode current = body.path("conversationState").path("currentMessage");
    if (!account.hasModel(current.path("userInputMessage").path("modelId").asText())) {
      throw new RefusedException(KnownErrors.invalidModel());
    }
  }

  private static EndpointOutcome stream(Account account, ScriptedAnswer answer, JsonNode body) {
    account.charge(answer.credits());
    String conversationId = body.path("conversationState").path("conversationId").asText();
    return new EndpointOutcome.Stream(
        answer, Map.of("Content-Type", EVENT_STREAM, CONVERSATION_ID, conversationId));
  }
}
