package io.github.kiro4j.protocol.mapping.openai.chat;

import io.github.kiro4j.api.openai.OpenAiError;
import io.github.kiro4j.api.openai.chat.ChatChunk;

/// Receives the events of a streamed chat completion. Either [#done] or [#failed] is the last call.
public interface ChatSink {

  void chunk(ChatChunk chunk);

  /// The answer is complete.
  void done();

  /// The answer failed after it had begun.
  void failed(OpenAiError error);
}
