package io.github.kiro4j.simulator.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parts of an accepted request that a simulated model reads.
///
/// @param messageNumber number of the user's message in the conversation, from 1
/// @param question the user's text without reminders and tags
/// @param results the results of the model's tool calls
/// @param effort the level of effort for reasoning of Claude models; null for none
/// @param sealedReasoning whether a GPT model is asked to reason, whose reasoning is encrypted
record ChatRequest(
    String conversationId,
    @Nullable String modelId,
    int messageNumber,
    String question,
    int images,
    List<ToolResult> results,
    List<DeclaredTool> tools,
    boolean thinkingTags,
    @Nullable String effort,
    boolean sealedReasoning) {

  record DeclaredTool(String name, JsonNode schema) {}

  record ToolResult(String text, boolean failed) {}

  /// Reminders and tags that clients add to the user's text.
  private static final Pattern ADDED_BY_CLIENTS =
      Pattern.compile(
          "<(system-reminder|environment_context|thinking_mode|max_thinking_length|thinking_effort)>.*?</\\1>",
          Pattern.DOTALL);

  private static final List<String> THINKING =
      List.of(
          "<thinking_mode>enabled</thinking_mode>",
          "<thinking_mode>adaptive</thinking_mode>",
          "<thinking_mode>interleaved</thinking_mode>");

  /// The subject of the answer: the user's question or, after tool calls, the first result.
  String subject() {
    return question.isEmpty() && !results.isEmpty() ? results.getFirst().text() : question;
  }

  static ChatRequest of(JsonNode body) {
    JsonNode state = body.path("conversationState");
    JsonNode history = state.path("history");
    JsonNode current = state.path("currentMessage").path("userInputMessage");
    JsonNode context = current.path("userInputMessageContext");
    JsonNode fields = body.path("additionalModelRequestFields");
    return new ChatRequest(
        state.path("conversationId").asText(),
        textOf(current, "modelId").orElse(null),
        history.size() / 2 + 1,
        ADDED_BY_CLIENTS.matcher(current.path("content").asText()).replaceAll("").strip(),
        current.path("images").size(),
        context.path("toolResults").valueStream().map(ChatRequest::result).toList(),
        context.path("tools").valueStream().flatMap(ChatRequest::tool).toList(),
        wantsThinkingTags(history, current),
        effort(fields).orElse(null),
        !fields.path("reasoning").path("effort").asText("none").equals("none"));
  }

  private static boolean wantsThinkingTags(JsonNode history, JsonNode current) {
    return Stream.concat(
            history.valueStream().map(message -> message.path("userInputMessage")),
            Stream.of(current))
        .map(message -> message.path("content").asText())
        .anyMatch(content -> THINKING.stream().anyMatch(content::contains));
  }

  private static Optional<String> effort(JsonNode fields) {
    boolean off = fields.path("thinking").path("type").asText().equals("disabled");
    return off ? Optional.empty() : textOf(fields.path("output_config"), "effort");
  }

  private static Optional<String> textOf(JsonNode object, String name) {
    return object.optional(name).map(JsonNode::asText);
  }

  private static ToolResult result(JsonNode result) {
    StringBuilder text = new StringBuilder();
    for (JsonNode content : result.path("content")) {
      text.append(content.has("text") ? content.get("text").asText() : content.path("json"));
    }
    return new ToolResult(text.toString(), result.path("status").asText().equals("error"));
  }

  private static Stream<DeclaredTool> tool(JsonNode tool) {
    return tool.optional("toolSpecification").stream()
        .map(specification ->
            new DeclaredTool(
                specification.path("name").asText(),
                specification.path("inputSchema").path("json")));
  }
}
