package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.ErrorEvent;
import io.github.kiro4j.protocol.mapping.answer.MessageAssembler;
import io.github.kiro4j.protocol.sse.SseBuffer;
import java.io.IOException;
import java.io.OutputStream;

/// The Messages API.
public record MessagesDialect(boolean buffered) implements ClientDialect {

  @Override
  public EventBuffer events(String requestId) {
    return new Events(new SseBuffer(), requestId);
  }

  @Override
  public AnswerBody body() {
    return new Body(new MessageAssembler());
  }

  /// An `error` event receives the request id.
  private record Events(SseBuffer bytes, String requestId) implements EventBuffer {

    @Override
    public void add(StreamEvent event) {
      bytes.add(
          event instanceof ErrorEvent(ApiError error, _)
              ? new ErrorEvent(error, requestId)
              : event);
    }

    @Override
    public boolean isEmpty() {
      return bytes.isEmpty();
    }

    @Override
    public void drainTo(OutputStream client) throws IOException {
      bytes.drainTo(client);
    }
  }

  private record Body(MessageAssembler assembler) implements AnswerBody {

    @Override
    public void accept(StreamEvent event) {
      assembler.accept(event);
    }

    @Override
    public Object whole() {
      return assembler.message();
    }
  }
}
