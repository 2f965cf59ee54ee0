package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.Message;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import io.github.kiro4j.protocol.mapping.answer.MessageAssembler;
import io.github.kiro4j.protocol.mapping.answer.ResponseTranslator;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.upstream.EventStream;
import io.github.kiro4j.server.upstream.UpstreamCall;
import io.github.kiro4j.server.upstream.UpstreamFailureException;
import java.io.Flushable;
import java.io.IOException;
import java.time.Duration;

/// One answer under way, from the upstream's events to what the client gets. Streaming and plain
/// answers go through the same translator.
final class Answer {

  private static final ClientError SHUTTING_DOWN =
      ClientError.of(503, ErrorType.API_ERROR, "The gateway is shutting down");

  private final AnswerContext context;
  private final UpstreamCall call;

  Answer(AnswerContext context, UpstreamCall call) {
    this.context = context;
    this.call = call;
  }

  /// Waits until the answer has begun, but no longer than that.
  ///
  /// @throws ApiException if it failed before it began
  void awaitBegin(Duration hold) {
    try {
      if (call.decidedWithin(hold)) {
        call.events();
      }
    } catch (UpstreamFailureException e) {
      throw new ApiException(clientError(e));
    } catch (InterruptedException _) {
      throw new ApiException(SHUTTING_DOWN);
    }
  }

  /// Sends the answer as it comes. Whatever fails from here on is told in the stream.
  ///
  /// @throws IOException if the client has left
  void stream(SseWriter client) throws IOException {
    ResponseTranslator translator = new ResponseTranslator(context, client::add);
    translator.start();
    pump(translator, client::flush);
    client.flush();
  }

  /// The answer as one message.
  ///
  /// @throws ApiException if it failed
  Message whole() throws IOException {
    MessageAssembler message = new MessageAssembler();
    ResponseTranslator translator = new ResponseTranslator(context, message);
    pump(translator, () -> {});
    if (translator.failure().isPresent()) {
      throw new ApiException(translator.failure().get());
    }
    return message.message();
  }

  private void pump(ResponseTranslator translator, Flushable client) throws IOException {
    try {
      EventStream events = call.events();
      KiroEvent event = events.next(client);
      while (event != null) {
        translator.accept(event);
        event = translator.done() ? null : events.next(client);
      }
      translator.end();
    } catch (UpstreamFailureException e) {
      translator.fail(e.failure());
    } catch (InterruptedException _) {
      translator.fail(SHUTTING_DOWN);
    }
  }

  private ClientError clientError(UpstreamFailureException e) {
    return ClientErrors.of(
        e.failure(), context.model(), context.promptTokens(), context.contextWindow());
  }
}
