package io.github.kiro4j.simulator.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.conversation.ChatRequest.DeclaredTool;
import io.github.kiro4j.simulator.models.Model;
import io.github.kiro4j.simulator.models.SimulatedModels;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The answers of the simulated models, a pure function of the request: an answer repeats the
/// question, calls a declared tool if the question asks for a call, and repeats the results of tool
/// calls. A correction of an answer leads to the call or the JSON that the answer lacked. After
/// tool results a model never calls a tool again, so that an agent's loop always ends.
public final class Conversation {

  private static final int TEXT_PIECE = 12;
  private static final int INPUT_PIECE = 8;
  private static final int BYTES_PER_TOKEN = 4;

  /// Tokens of the system prompt that the service adds, and that its usage includes.
  private static final int HIDDEN_PROMPT_TOKENS = 2_000;

  private final SimulatedModels models;

  public Conversation(SimulatedModels models) {
    this.models = models;
  }

  /// The answer to a request that the validator has accepted.
  ///
  /// @param requestBytes size of the body, from which the usage is derived
  public ScriptedAnswer answer(JsonNode body, int requestBytes) {
    ChatRequest request = ChatRequest.of(body);
    ScriptedAnswer opened = think(request, open(request));
    Optional<CorrectiveReminder> correction = CorrectiveReminder.in(body);
    String instruction = correction.map(CorrectiveReminder::text).orElse(request.question());
    List<DeclaredTool> calls =
        request.results().isEmpty() ? ToolChooser.choose(instruction, request.tools()) : List.of();
    ScriptedAnswer said =
        calls.isEmpty() ? speak(request, correction, opened) : call(request, calls, opened);
    ScriptedAnswer sealed =
        request.sealedReasoning() ? said.redactedReasoning(seal(request)) : said;
    return close(request, sealed, requestBytes, calls.isEmpty() ? "END_TURN" : "TOOL_USE");
  }

  private static ScriptedAnswer open(ChatRequest request) {
    ObjectNode metadata =
        Json.MAPPER
            .createObjectNode()
            .put("conversationId", request.conversationId())
            .put("utteranceId", derivedId(request, "utterance").toString());
    return Script.answer().event("messageMetadataEvent", metadata);
  }

  private static ScriptedAnswer think(ChatRequest request, ScriptedAnswer answer) {
    String thought = phrases(request).thought(request.subject());
    if (request.effort() != null) {
      return answer.reasoning(thought);
    }
    return request.thinkingTags() ? answer.thinkingTags(thought) : answer;
  }

  private ScriptedAnswer speak(
      ChatRequest request, Optional<CorrectiveReminder> correction, ScriptedAnswer answer) {
    Optional<JsonNode> schema =
        correction.filter(CorrectiveReminder::asksForJson).map(CorrectiveReminder::schema);
    if (schema.isPresent()) {
      DeclaredTool form = new DeclaredTool("", schema.get());
      return answer.textInPieces(ToolInput.of(form, request.question()).toString(), TEXT_PIECE);
    }
    return answer.textInPieces(
        request.results().isEmpty() ? greeting(request) : report(request), TEXT_PIECE);
  }

  private String greeting(ChatRequest request) {
    Phrases phrases = phrases(request);
    String text = phrases.answer(model(request).id(), request.messageNumber(), request.question());
    return request.images() == 0 ? text : text + phrases.images(request.images());
  }

  private static String report(ChatRequest request) {
    Phrases phrases = phrases(request);
    return request.results().stream()
        .map(result ->
            result.failed() ? phrases.failure(result.text()) : phrases.result(result.text()))
        .collect(Collectors.joining("\n"));
  }

  private static ScriptedAnswer call(
      ChatRequest request, List<DeclaredTool> tools, ScriptedAnswer answer) {
    String names = tools.stream().map(DeclaredTool::name).collect(Collectors.joining(", "));
    ScriptedAnswer called = answer.textInPieces(phrases(request).call(names), TEXT_PIECE);
    for (int i = 0; i < tools.size(); i++) {
      DeclaredTool tool = tools.get(i);
      called =
          called.toolCall(
              "tooluse_" + derivedId(request, "call " + i).toString().replace("-", ""),
              tool.name(),
              ToolInput.of(tool, request.question()),
              INPUT_PIECE);
    }
    return called;
  }

  private ScriptedAnswer close(
      ChatRequest request, ScriptedAnswer answer, int requestBytes, String stopReason) {
    Model model = model(request);
    int tokens = requestBytes / BYTES_PER_TOKEN + HIDDEN_PROMPT_TOKENS;
    double credits = model.rateMultiplier() * (0.02 + tokens * 1e-6);
    return answer.ending(stopReason, 100.0 * tokens / model.maxInputTokens(), credits);
  }

  private Model model(ChatRequest request) {
    String id = request.modelId();
    return id == null ? models.defaultModel() : models.find(id).orElse(models.defaultModel());
  }

  private static Phrases phrases(ChatRequest request) {
    return Phrases.inTheLanguageOf(request.subject());
  }

  private static String seal(ChatRequest request) {
    String thought = phrases(request).thought(request.subject());
    return Base64.getEncoder().encodeToString(thought.getBytes(StandardCharsets.UTF_8));
  }

  /// An id that is unique to a place in a conversation, and equal in each answer to the same
  /// request.
  private static UUID derivedId(ChatRequest request, String what) {
    String seed = request.conversationId() + " " + request.messageNumber() + " " + what;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
  }
}
