package io.github.kiro4j.api.openai.responses;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An item of a response.
///
/// Source: OpenAI's public documentation of the Responses API, and requests of Codex 0.171.
@JsonPropertyOrder({"id", "type", "status"})
public sealed interface OutputItem {

  /// The type's name in JSON.
  @JsonProperty("type")
  String type();

  /// The item's id: the prefix of its type and opaque characters.
  String id();

  /// Text for the user.
  record Message(String id, String status, List<OutputText> content) implements OutputItem {
    @Override
    public String type() {
      return "message";
    }

    /// Always `assistant`.
    @JsonProperty("role")
    public String role() {
      return "assistant";
    }
  }

  /// The model's reasoning.
  ///
  /// @param summary the text, in one part; empty if the client does not read it
  /// @param encryptedContent opaque text that clients send back unchanged; null if absent
  @JsonNaming(SnakeCaseStrategy.class)
  record Reasoning(String id, List<Summary> summary, @Nullable String encryptedContent)
      implements OutputItem {
    @Override
    public String type() {
      return "reasoning";
    }
  }

  /// A part of the summary of the reasoning.
  record Summary(String text) {

    /// Always `summary_text`.
    @JsonProperty("type")
    public String type() {
      return "summary_text";
    }
  }

  /// A call of a function.
  ///
  /// @param namespace the group that the client declares the function in; null for none
  /// @param arguments JSON text
  @JsonNaming(SnakeCaseStrategy.class)
  record FunctionCall(
      String id,
      String status,
      String callId,
      String name,
      @Nullable String namespace,
      String arguments)
      implements OutputItem {
    @Override
    public String type() {
      return "function_call";
    }
  }

  /// A call of a tool whose input is free text.
  @JsonNaming(SnakeCaseStrategy.class)
  record CustomToolCall(
      String id,
      String status,
      String callId,
      String name,
      @Nullable String namespace,
      String input)
      implements OutputItem {
    @Override
    public String type() {
      return "custom_tool_call";
    }
  }

  /// A call of a tool that OpenAI defines and the client runs, such as `local_shell_call`.
  ///
  /// @param type the item's type
  /// @param members what is particular to the type, for example `action`
  @JsonNaming(SnakeCaseStrategy.class)
  record BuiltInCall(
      String id,
      String type,
      String status,
      String callId,
      @JsonAnyGetter Map<String, Object> members)
      implements OutputItem {}

  /// A web search that the gateway ran.
  record WebSearchCall(String id, String status, Search action) implements OutputItem {
    @Override
    public String type() {
      return "web_search_call";
    }

    /// What was searched for.
    public record Search(String query) {

      /// Always `search`.
      @JsonProperty("type")
      public String type() {
        return "search";
      }
    }
  }

  /// The summary of a conversation, which takes the place of the conversation.
  ///
  /// @param encryptedContent opaque text that clients send back unchanged
  @JsonNaming(SnakeCaseStrategy.class)
  record Compaction(String id, String encryptedContent) implements OutputItem {
    @Override
    public String type() {
      return "compaction";
    }
  }

  /// A part of a message.
  @JsonPropertyOrder("type")
  record OutputText(String text) {

    /// Always `output_text`.
    @JsonProperty("type")
    public String type() {
      return "output_text";
    }

    /// Always empty.
    @JsonProperty("annotations")
    public List<JsonNode> annotations() {
      return List.of();
    }

    /// Always empty: the upstream states no probabilities.
    @JsonProperty("logprobs")
    public List<JsonNode> logprobs() {
      return List.of();
    }
  }
}
