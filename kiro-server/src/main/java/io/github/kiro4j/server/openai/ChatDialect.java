package io.github.kiro4j.server.openai;

import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.openai.OpenAiError;
import io.github.kiro4j.api.openai.chat.ChatChunk;
import io.github.kiro4j.protocol.mapping.openai.AnswerIdentity;
import io.github.kiro4j.protocol.mapping.openai.chat.ChatAssembler;
import io.github.kiro4j.protocol.mapping.openai.chat.ChatCall;
import io.github.kiro4j.protocol.mapping.openai.chat.ChatSink;
import io.github.kiro4j.protocol.mapping.openai.chat.ChatStream;
import io.github.kiro4j.server.messages.AnswerBody;
import io.github.kiro4j.server.messages.ClientDialect;
import io.github.kiro4j.server.messages.EventBuffer;
import java.util.List;

/// The Chat Completions API.
record ChatDialect(AnswerIdentity identity, ChatCall call) implements ClientDialect {

  private static final String DONE = "[DONE]";

  @Override
  public EventBuffer events(String requestId) {
    SseFrames frames = new SseFrames();
    return new OpenAiEvents(frames, new ChatStream(identity, call, new Frames(frames)));
  }

  @Override
  public AnswerBody body() {
    ChatAssembler assembler = new ChatAssembler();
    ChatCall withUsage = new ChatCall(call.request(), call.tools(), true);
    ChatStream stream = new ChatStream(identity, withUsage, assembler);
    return new AnswerBody() {
      @Override
      public void accept(StreamEvent event) {
        stream.accept(event);
      }

      @Override
      public Object whole() {
        return assembler.completion();
      }
    };
  }

  @Override
  public List<String> leftOutTools() {
    return call.tools().leftOut();
  }

  /// Writes chunks without names. Nothing follows an error, so that no client takes the answer for
  /// complete.
  private record Frames(SseFrames frames) implements ChatSink {

    @Override
    public void chunk(ChatChunk chunk) {
      frames.data(chunk);
    }

    @Override
    public void done() {
      frames.raw(DONE);
    }

    @Override
    public void failed(OpenAiError error) {
      frames.data(new OpenAiError.Body(error));
    }
  }
}
