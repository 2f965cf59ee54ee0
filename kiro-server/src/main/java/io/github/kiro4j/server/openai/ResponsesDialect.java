package io.github.kiro4j.server.openai;

import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.openai.responses.ResponseEvent;
import io.github.kiro4j.api.openai.responses.ResponseEvent.Lifecycle;
import io.github.kiro4j.api.openai.responses.ResponseObject;
import io.github.kiro4j.protocol.mapping.openai.AnswerIdentity;
import io.github.kiro4j.protocol.mapping.openai.responses.ResponsesCall;
import io.github.kiro4j.protocol.mapping.openai.responses.ResponsesStream;
import io.github.kiro4j.server.messages.AnswerBody;
import io.github.kiro4j.server.messages.ClientDialect;
import io.github.kiro4j.server.messages.EventBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The Responses API.
///
/// @param finished receives the response at its end, unless it failed
record ResponsesDialect(
    AnswerIdentity identity, ResponsesCall call, Consumer<ResponseObject> finished)
    implements ClientDialect {

  private static final Set<String> LAST = Set.of("response.completed", "response.incomplete");

  @Override
  public EventBuffer events(String requestId) {
    SseFrames frames = new SseFrames();
    Consumer<ResponseEvent> sink = event -> frames.event(event.type(), event);
    return new OpenAiEvents(
        frames, new ResponsesStream(identity, call, sink.andThen(this::observe)));
  }

  @Override
  public AnswerBody body() {
    return new Body();
  }

  @Override
  public List<String> leftOutTools() {
    return call.tools().leftOut();
  }

  private void observe(ResponseEvent event) {
    last(event).ifPresent(finished);
  }

  private static Optional<ResponseObject> last(ResponseEvent event) {
    return event instanceof Lifecycle last && LAST.contains(last.type())
        ? Optional.of(last.response())
        : Optional.empty();
  }

  /// The response of the last event.
  private final class Body implements AnswerBody {

    private final ResponsesStream stream = new ResponsesStream(identity, call, this::add);
    private @Nullable ResponseObject response;

    private void add(ResponseEvent event) {
      observe(event);
      response = last(event).orElse(response);
    }

    @Override
    public void accept(StreamEvent event) {
      stream.accept(event);
    }

    @Override
    public Object whole() {
      if (response == null) {
        throw new IllegalStateException("the response is not complete");
      }
      return response;
    }
  }
}
