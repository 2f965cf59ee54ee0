package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.Message;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.ToolResult;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import io.github.kiro4j.protocol.mapping.answer.MessageAssembler;
import io.github.kiro4j.protocol.mapping.answer.ResponseTranslator;
import io.github.kiro4j.protocol.websearch.FollowUp;
import io.github.kiro4j.server.activity.LiveRequest;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.upstream.call.EventStream;
import io.github.kiro4j.server.upstream.call.UpstreamFailureException;
import io.github.kiro4j.server.websearch.WebSearchRunner;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One answer under way, from the upstream's events to what the client gets. Streaming, buffered
/// and plain answers go through the same translator.
final class AnswerRelay implements Closeable {

  /// Upstream turns of one answer; a model that goes on searching after that is stopped.
  private static final int MOST_TURNS = 25;

  private static final ClientError SHUTTING_DOWN =
      ClientError.of(503, ErrorType.API_ERROR, "The gateway is shutting down");
  private static final ClientError CANCELLED =
      ClientError.of(
              503, ErrorType.API_ERROR, "The request was cancelled by the gateway's operator")
          .withoutRetry();
  private static final ClientError ENDLESS_SEARCH =
      ClientError.of(ErrorType.API_ERROR, "The model went on searching without an answer");

  private final AnswerContext context;
  private final UpstreamTurns turns;
  private final Optional<WebSearchRunner> searches;
  private final LiveRequest live;

  /// @param live is told how far the answer has come
  AnswerRelay(
      AnswerContext context,
      UpstreamTurns turns,
      Optional<WebSearchRunner> searches,
      LiveRequest live) {
    this.context = context;
    this.turns = turns;
    this.searches = searches;
    this.live = live;
  }

  /// Waits until the answer has begun, but no longer than that.
  ///
  /// @throws ApiException if it failed before it began
  void awaitBegin(Duration hold) {
    try {
      turns.awaitBegin(hold);
    } catch (UpstreamFailureException e) {
      ClientError error = clientError(e);
      live.failed(error, e.failure());
      throw new ApiException(error);
    } catch (InterruptedException _) {
      throw new ApiException(SHUTTING_DOWN);
    }
  }

  /// Sends the answer as it comes. Whatever fails from here on is told in the stream.
  ///
  /// @param buffered whether `message_start` waits for the true number of input tokens
  /// @throws IOException if the client has left
  void stream(SseWriter client, boolean buffered) throws IOException {
    Consumer<StreamEvent> sink = buffered ? new DeferredMessageStart(client::add) : client::add;
    ResponseTranslator translator = new ResponseTranslator(context, sink);
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

  /// Breaks the answer off; any thread may do that.
  void abort() {
    turns.abort();
  }

  @Override
  public void close() {
    turns.close();
  }

  private void pump(ResponseTranslator translator, Flushable client) throws IOException {
    try {
      readTurns(translator, client);
    } finally {
      live.answered(translator.facts());
      translator
          .failure()
          .ifPresent(error -> live.failed(error, translator.upstreamFailure().orElse(null)));
    }
  }

  private void readTurns(ResponseTranslator translator, Flushable client) throws IOException {
    try {
      int turn = 1;
      readTurn(translator, client);
      while (goOn(translator)) {
        if (++turn > MOST_TURNS) {
          translator.fail(ENDLESS_SEARCH);
          return;
        }
        readTurn(translator, client);
      }
    } catch (UpstreamFailureException e) {
      fail(translator, e);
    } catch (InterruptedException _) {
      translator.fail(SHUTTING_DOWN);
    }
  }

  private void fail(ResponseTranslator translator, UpstreamFailureException e) {
    if (live.cancelled()) {
      translator.fail(CANCELLED);
    } else {
      translator.fail(e.failure());
    }
  }

  private void readTurn(ResponseTranslator translator, Flushable client)
      throws UpstreamFailureException, InterruptedException, IOException {
    client.flush();
    EventStream events = turns.events();
    live.answering();
    KiroEvent event = events.next(client);
    while (event != null) {
      translator.accept(event);
      live.progress(translator.tokens());
      event = translator.done() ? null : events.next(client);
    }
    if (live.cancelled()) {
      translator.fail(CANCELLED);
    }
    translator.end(events.dialect());
  }

  /// Runs the searches that the turn asked for and asks the upstream again with their results.
  private boolean goOn(ResponseTranslator translator) {
    if (searches.isEmpty() || translator.searches().isEmpty()) {
      return false;
    }
    AssistantResponseMessage answer = translator.assistantMessage();
    List<ToolResult> results = searches.get().run(translator);
    if (!translator.resume()) {
      return false;
    }
    turns.next(FollowUp.of(turns.request(), answer, results));
    return true;
  }

  private ClientError clientError(UpstreamFailureException e) {
    return live.cancelled()
        ? CANCELLED
        : ClientErrors.of(
            e.failure(), context.model(), context.promptTokens(), context.contextWindow());
  }
}
