package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.protocol.mapping.RequestOrigin;
import io.github.kiro4j.protocol.mapping.RequestTranslator;
import io.github.kiro4j.protocol.mapping.Translation;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.protocol.tokens.TokenEstimator;
import io.github.kiro4j.protocol.websearch.SearchQuery;
import io.github.kiro4j.server.activity.LiveRequest;
import io.github.kiro4j.server.activity.Subject;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.upstream.KiroUpstream;
import io.github.kiro4j.server.websearch.SearchEngine;
import io.github.kiro4j.server.websearch.WebSearchRunner;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers requests: translates them, has them answered upstream, translates the answers back.
public final class MessagesService {

  private static final Logger LOG = LoggerFactory.getLogger(MessagesService.class);

  private static final MediaType EVENT_STREAM =
      MediaType.SERVER_SENT_EVENTS_TYPE.withCharset("utf-8");

  /// A ping follows after at most twice this time of silence. When a client has left, the network
  /// still takes that one, and the next fails: nine seconds after the last event at the latest.
  private static final Duration PING_INTERVAL = Duration.ofSeconds(3);

  private final RequestTranslator translator;
  private final KiroUpstream upstream;
  private final SearchEngine searchEngine;
  private final IgnoredParameters ignored;
  private final AnswerOptions options;
  private final ScheduledExecutorService timer;

  public MessagesService(
      RequestTranslator translator,
      KiroUpstream upstream,
      SearchEngine searchEngine,
      IgnoredParameters ignored,
      AnswerOptions options,
      ScheduledExecutorService timer) {
    this.translator = translator;
    this.upstream = upstream;
    this.searchEngine = searchEngine;
    this.ignored = ignored;
    this.options = options;
    this.timer = timer;
  }

  /// The reply to a request. A streaming one has its 200 only when the answer has begun, or when
  /// the client has waited long enough; what fails before has a status of its own.
  ///
  /// @param live closed when the answer has ended, but not when this throws
  /// @param buffered whether a stream begins only when its true number of input tokens is known
  public Response answer(
      MessagesRequest request, @Nullable String sessionId, LiveRequest live, boolean buffered)
      throws IOException {
    Translation translation = translate(request, sessionId);
    live.asks(subject(request, translation));
    AnswerContext context = context(request, translation);
    checkLength(context);
    AnswerRelay answer =
        new AnswerRelay(
            context,
            new UpstreamTurns(upstream, translation.request(), live),
            searches(request, translation),
            live);
    live.breakOffBy(answer::abort);
    return request.streaming() ? streamed(answer, live, buffered) : whole(answer, live);
  }

  private static Subject subject(MessagesRequest request, Translation translation) {
    return Subject.of(
        request.model(),
        translation.model().id(),
        request.streaming(),
        translation.request().conversationState().conversationId());
  }

  private void checkLength(AnswerContext context) {
    if (options.checkPromptLength() && context.promptTokens() > context.contextWindow()) {
      throw new ApiException(
          ClientErrors.promptTooLong(context.promptTokens(), context.contextWindow()));
    }
  }

  private Optional<WebSearchRunner> searches(MessagesRequest request, Translation translation) {
    return translation
        .webSearch()
        .map(settings ->
            new WebSearchRunner(settings, searchEngine, SearchQuery.in(request).orElse(null)));
  }

  private Translation translate(MessagesRequest request, @Nullable String sessionId) {
    try {
      Translation translation = translator.translate(request, new RequestOrigin(sessionId));
      ignored.count(translation.ignoredParameters());
      if (translation.resolution().fellBack()) {
        LOG.info("{} is unknown, {} answers", request.model(), translation.model().id());
      }
      return translation;
    } catch (InvalidRequestException e) {
      throw new ApiException(new ClientError(e.type().status(), e.apiError(), null, false));
    }
  }

  private AnswerContext context(MessagesRequest request, Translation translation) {
    return translation.answerContext(
        "msg_" + UUID.randomUUID().toString().replace("-", ""),
        TokenEstimator.estimate(request),
        options.translation());
  }

  private static Response whole(AnswerRelay answer, LiveRequest live) throws IOException {
    try (answer) {
      byte[] message = Json.bytes(answer.whole());
      live.close();
      return Response.ok(message, MediaType.APPLICATION_JSON_TYPE).build();
    }
  }

  private Response streamed(AnswerRelay answer, LiveRequest live, boolean buffered) {
    try {
      answer.awaitBegin(options.holdFirstEvent());
    } catch (RuntimeException e) {
      answer.close();
      throw e;
    }
    StreamingOutput body =
        client -> {
          try (live) {
            send(answer, new SseWriter(client, live.id()), live, buffered);
          }
        };
    return Response.ok(body, EVENT_STREAM)
        .header("Cache-Control", "no-cache")
        .header("X-Accel-Buffering", "no")
        .build();
  }

  private void send(AnswerRelay answer, SseWriter client, LiveRequest live, boolean buffered) {
    Runnable clientLeft =
        () -> {
          live.clientLeft();
          answer.abort();
        };
    live.committed();
    try (answer;
        KeepAlive _ = KeepAlive.start(client, PING_INTERVAL, clientLeft, timer)) {
      answer.stream(client, buffered);
    } catch (IOException e) {
      live.clientLeft();
      LOG.debug("{}: the client has left", live.id(), e);
    }
  }
}
