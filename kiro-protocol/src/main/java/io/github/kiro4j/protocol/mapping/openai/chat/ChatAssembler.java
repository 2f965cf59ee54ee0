package io.github.kiro4j.protocol.mapping.openai.chat;

import io.github.kiro4j.api.openai.OpenAiError;
import io.github.kiro4j.api.openai.chat.ChatChunk;
import io.github.kiro4j.api.openai.chat.ChatCompletion;
import io.github.kiro4j.api.openai.chat.ChatToolCall;
import io.github.kiro4j.api.openai.chat.ChatUsage;
import io.github.kiro4j.protocol.mapping.openai.JoinedText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins the chunks of a streamed completion, as clients do, to the body of a response that is not
/// streamed. The stream has to include the usage. Not thread-safe.
public final class ChatAssembler implements ChatSink {

  private final JoinedText content = new JoinedText();
  private final JoinedText reasoning = new JoinedText();
  private final JoinedText arguments = new JoinedText();
  private final List<ChatToolCall> calls = new ArrayList<>();
  private @Nullable ChatToolCall openCall;
  private ChatToolCall.@Nullable Function olderCall;
  private @Nullable String finishReason;
  private @Nullable ChatCompletion completion;

  @Override
  public void chunk(ChatChunk chunk) {
    for (ChatChunk.Choice choice : chunk.choices()) {
      add(choice.delta());
      if (choice.finishReason() != null) {
        finishReason = choice.finishReason();
      }
    }
    if (chunk.usage() != null && finishReason != null) {
      completion = completion(chunk, chunk.usage(), finishReason);
    }
  }

  @Override
  public void done() {}

  @Override
  public void failed(OpenAiError error) {}

  /// The whole completion.
  ///
  /// @throws IllegalStateException if the completion is not complete; a failed answer never is
  public ChatCompletion completion() {
    if (completion == null) {
      throw new IllegalStateException("the completion is not complete");
    }
    return completion;
  }

  private void add(ChatChunk.Delta delta) {
    if (delta.content() != null) {
      content.add(delta.content());
    }
    if (delta.reasoningContent() != null) {
      reasoning.add(delta.reasoningContent());
    }
    if (delta.functionCall() != null) {
      add(delta.functionCall());
    }
    if (delta.toolCalls() != null) {
      delta.toolCalls().forEach(this::add);
    }
  }

  private void add(ChatToolCall.Function part) {
    if (part.name() != null) {
      olderCall = part;
    }
    arguments.add(part.arguments());
  }

  private void add(ChatToolCall part) {
    if (part.id() != null) {
      closeCall();
      openCall = part;
    }
    if (part.function() != null) {
      arguments.add(part.function().arguments());
    }
    if (part.custom() != null) {
      arguments.add(part.custom().input());
    }
  }

  private void closeCall() {
    if (openCall != null) {
      calls.add(whole(openCall, arguments.take()));
      openCall = null;
    }
  }

  private static ChatToolCall whole(ChatToolCall call, String text) {
    return new ChatToolCall(
        null,
        call.id(),
        call.type(),
        call.function() == null ? null : new ChatToolCall.Function(call.function().name(), text),
        call.custom() == null ? null : new ChatToolCall.Custom(call.custom().name(), text));
  }

  private ChatCompletion completion(ChatChunk chunk, ChatUsage usage, String reason) {
    closeCall();
    ChatCompletion.Message message =
        new ChatCompletion.Message(
            content.isEmpty() ? null : content.take(),
            reasoning.isEmpty() ? null : reasoning.take(),
            calls.isEmpty() ? null : List.copyOf(calls),
            olderCall == null
                ? null
                : new ChatToolCall.Function(olderCall.name(), arguments.take()));
    return new ChatCompletion(
        chunk.id(),
        chunk.created(),
        chunk.model(),
        List.of(new ChatCompletion.Choice(0, message, reason)),
        usage);
  }
}
