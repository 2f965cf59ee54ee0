package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.ToolResult;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import io.github.kiro4j.protocol.mapping.answer.FollowUp;
import io.github.kiro4j.protocol.mapping.answer.HeldAnswer;
import io.github.kiro4j.protocol.mapping.answer.ResponseTranslator;
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

/// Relays one answer from the upstream to the client. Streaming, buffered and non-streaming answers
/// go through the same translator.
final class AnswerRelay implements Closeable {

  /// Maximum number of upstream turns of one answer. It stops a model that never ends its searches.
  private static final int MAX_TURNS = 25;

  private static final ClientError ENDLESS_SEARCH =
      ClientError.of(ErrorType.API_ERROR, "The model requested web searches without end");

  private final AnswerContext context;
  private final UpstreamTurns upstreamTurns;
  private final Optional<WebSearchRunner> webSearch;
  private final LiveRequest live;

  /// @param live records the progress of the answer
  AnswerRelay(
      AnswerContext context,
      UpstreamTurns upstreamTurns,
      Optional<WebSearchRunner> webSearch,
      LiveRequest live) {
    this.context = context;
    this.upstreamTurns = upstreamTurns;
    this.webSearch = webSearch;
    this.live = live;
  }

  /// Sends the request upstream.
  void start() {
    upstreamTurns.start();
  }

  /// Waits for the first event of the answer, at most for the given time.
  ///
  /// @throws ApiException if the answer failed before its first event
  void awaitStart(Duration hold) {
    try {
      upstreamTurns.awaitStart(hold);
    } catch (UpstreamFailureException e) {
      ClientError error = clientError(e);
      live.failed(error, e.failure());
      throw new ApiException(error);
    } catch (InterruptedException _) {
      throw new ApiException(ClientErrors.SHUTTING_DOWN);
    }
  }

  /// Streams the answer to the client. A failure becomes an `error` event of the stream.
  ///
  /// @param buffered whether `message_start` waits for the true number of input tokens
  /// @throws IOException if the client has closed its connection
  void stream(SseWriter client, boolean buffered) throws IOException {
    Consumer<StreamEvent> sink =
        buffered ? new HeldAnswer(client::add, HeldAnswer.LONGEST_BUFFERED) : client::add;
    ResponseTranslator translator = new ResponseTranslator(context, sink);
    translator.start();
    pump(translator, client::flush);
    client.flush();
  }

  /// Reads the whole answer.
  ///
  /// @throws ApiException if the answer failed
  void read(Consumer<StreamEvent> sink) throws IOException {
    ResponseTranslator translator = new ResponseTranslator(context, sink);
    pump(translator, () -> {});
    if (translator.failure().isPresent()) {
      throw new ApiException(translator.failure().get());
    }
  }

  /// Aborts the upstream call and a running web search. Any thread may call this method.
  void abort() {
    upstreamTurns.abort();
    webSearch.ifPresent(WebSearchRunner::abort);
  }

  @Override
  public void close() {
    upstreamTurns.close();
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
      while (askAgain(translator) || searchAndContinue(translator)) {
        if (++turn > MAX_TURNS) {
          translator.fail(ENDLESS_SEARCH);
          return;
        }
        readTurn(translator, client);
      }
    } catch (UpstreamFailureException e) {
      fail(translator, e);
    } catch (InterruptedException _) {
      translator.fail(ClientErrors.SHUTTING_DOWN);
    }
  }

  private void fail(ResponseTranslator translator, UpstreamFailureException e) {
    if (live.cancelled()) {
      translator.fail(live.cancellation());
    } else if (live.isAbandoned()) {
      translator.fail(ClientErrors.CLIENT_LEFT);
    } else {
      translator.fail(e.failure());
    }
  }

  private void readTurn(ResponseTranslator translator, Flushable client)
      throws UpstreamFailureException, InterruptedException, IOException {
    client.flush();
    EventStream events = upstreamTurns.events();
    live.answerStarted();
    KiroEvent event = events.next(client);
    while (event != null) {
      translator.accept(event);
      live.progress(translator.tokens());
      event = translator.done() ? null : events.next(client);
    }
    if (live.cancelled()) {
      translator.fail(live.cancellation());
    }
    translator.end(events.dialect(), events.bodyEnd());
  }

  /// Asks the model once more after a response without an answer, or without what the request
  /// requires.
  ///
  /// @return whether another turn follows
  private boolean askAgain(ResponseTranslator translator) {
    if (!translator.unanswered()) {
      return false;
    }
    upstreamTurns.next(translator.askAgain(upstreamTurns.request()));
    return true;
  }

  /// Runs the web searches that the model requested in this turn, and sends their results upstream.
  ///
  /// @return whether another turn follows
  private boolean searchAndContinue(ResponseTranslator translator) {
    if (webSearch.isEmpty() || translator.searches().isEmpty()) {
      return false;
    }
    AssistantResponseMessage answer = translator.assistantMessage();
    List<ToolResult> results = webSearch.get().run(translator);
    if (!translator.resume()) {
      return askAgain(translator);
    }
    upstreamTurns.next(FollowUp.of(upstreamTurns.request(), answer, results));
    return true;
  }

  private ClientError clientError(UpstreamFailureException e) {
    if (live.cancelled()) {
      return live.cancellation();
    }
    return live.isAbandoned() ? ClientErrors.CLIENT_LEFT : context.errorOf(e.failure());
  }
}
