package io.github.kiro4j.protocol.mapping.openai.chat;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.openai.chat.ChatChunk;
import io.github.kiro4j.api.openai.chat.ChatToolCall;
import io.github.kiro4j.protocol.mapping.openai.JoinedText;
import io.github.kiro4j.protocol.mapping.openai.tools.CustomInput;
import io.github.kiro4j.protocol.mapping.openai.tools.ToolKind;
import java.util.function.Consumer;

/// Writes the parts of one tool call. Id and name are in the first part only. Not thread-safe.
final class ChatToolCallWriter {

  /// The arguments of a call without any: clients cannot parse an empty text.
  private static final String NO_ARGUMENTS = "{}";

  private final int index;
  private final ToolKind kind;
  private final Consumer<ChatChunk.Delta> sink;
  private final JoinedText input = new JoinedText();
  private boolean hasArguments;

  /// @param index number of the call in its message
  ChatToolCallWriter(int index, ToolKind kind, Consumer<ChatChunk.Delta> sink) {
    this.index = index;
    this.kind = kind;
    this.sink = sink;
  }

  /// Whether the client declared the tool by the older parameter `functions`.
  boolean older() {
    return kind instanceof ToolKind.OlderFunction;
  }

  void begin(ContentBlock.ToolUse call) {
    sink.accept(
        switch (kind) {
          case ToolKind.OlderFunction(String name) ->
              ChatChunk.Delta.functionCall(new ChatToolCall.Function(name, ""));
          case ToolKind.Custom(String name, _) ->
              ChatChunk.Delta.call(
                  new ChatToolCall(
                      index, call.id(), "custom", null, new ChatToolCall.Custom(name, "")));
          case ToolKind.Function _, ToolKind.ToolSearch _, ToolKind.BuiltIn _ ->
              ChatChunk.Delta.call(
                  new ChatToolCall(
                      index,
                      call.id(),
                      "function",
                      new ChatToolCall.Function(call.name(), ""),
                      null));
        });
  }

  /// Adds to the JSON text of the input. Free text is sent at the end, when the whole object that
  /// holds it is there.
  void add(String json) {
    if (json.isEmpty()) {
      return;
    }
    if (kind instanceof ToolKind.Custom) {
      input.add(json);
    } else {
      hasArguments = true;
      sink.accept(part(json));
    }
  }

  void end() {
    if (kind instanceof ToolKind.Custom) {
      sink.accept(part(CustomInput.unwrap(input.isEmpty() ? NO_ARGUMENTS : input.take())));
    } else if (!hasArguments) {
      sink.accept(part(NO_ARGUMENTS));
    }
  }

  private ChatChunk.Delta part(String text) {
    return switch (kind) {
      case ToolKind.OlderFunction _ ->
          ChatChunk.Delta.functionCall(new ChatToolCall.Function(null, text));
      case ToolKind.Custom _ ->
          ChatChunk.Delta.call(
              new ChatToolCall(index, null, null, null, new ChatToolCall.Custom(null, text)));
      case ToolKind.Function _, ToolKind.ToolSearch _, ToolKind.BuiltIn _ ->
          ChatChunk.Delta.call(
              new ChatToolCall(index, null, null, new ChatToolCall.Function(null, text), null));
    };
  }
}
