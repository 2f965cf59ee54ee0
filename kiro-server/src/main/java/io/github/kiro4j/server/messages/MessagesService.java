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
import io.github.kiro4j.server.activity.RequestSummary;
import io.github.kiro4j.server.clients.ClientAccess;
import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.clients.KeyPermit;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.http.ReceivedRequest;
import io.github.kiro4j.server.http.UsageHeaders;
import io.github.kiro4j.server.upstream.KiroUpstream;
import io.github.kiro4j.server.upstream.call.OutgoingRequest;
import io.github.kiro4j.server.websearch.SearchEngine;
import io.github.kiro4j.server.websearch.WebSearchRunner;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers requests for messages: translates each request, sends it upstream, and translates the
/// answer back.
public final class MessagesService {

  private static final Logger LOG = LoggerFactory.getLogger(MessagesService.class);

  /// The header that names the tools of the request that the model does not get.
  static final String LEFT_OUT_TOOLS = "x-kiro4j-left-out-tools";

  private static final MediaType EVENT_STREAM =
      MediaType.SERVER_SENT_EVENTS_TYPE.withCharset("utf-8");

  private final ClientAccess access;
  private final RequestTranslator translator;
  private final KiroUpstream upstream;
  private final SearchEngine searchEngine;
  private final IgnoredParameters ignored;
  private final AnswerOptions options;
  private final KeepAlive keepAlive;

  /// @param access says whether a client may send a request now
  public MessagesService(
      ClientAccess access,
      RequestTranslator translator,
      KiroUpstream upstream,
      SearchEngine searchEngine,
      IgnoredParameters ignored,
      AnswerOptions options,
      ScheduledExecutorService timer) {
    this.access = access;
    this.translator = translator;
    this.upstream = upstream;
    this.searchEngine = searchEngine;
    this.ignored = ignored;
    this.options = options;
    this.keepAlive = new KeepAlive(timer);
  }

  /// The HTTP response to a request. A stream has its status 200 after the first event of the
  /// answer, or after `holdFirstEvent`; an earlier failure has an error status.
  ///
  /// @param live closed at the end of the answer, but not if this method throws
  /// @param dialect the API in whose form the client receives the answer
  public Response answer(
      ReceivedRequest<MessagesRequest> received,
      @Nullable String sessionId,
      LiveRequest live,
      ClientDialect dialect)
      throws IOException {
    MessagesRequest request = received.request();
    live.admitted(permit(live, request.model()));
    Translation translation = received.compute(() -> translate(request, sessionId));
    live.translated(summary(request, translation));
    AnswerContext context = received.compute(() -> context(request, translation));
    checkLength(context);
    AnswerRelay answer =
        new AnswerRelay(
            context,
            new UpstreamTurns(
                upstream,
                new OutgoingRequest(
                    translation.request(), received.bytes(), live.caller().scope().credentials()),
                live),
            webSearch(request, translation, live.caller()),
            live);
    live.onAbort(answer::abort);
    answer.start();
    Response response =
        request.streaming() ? stream(answer, live, dialect) : whole(answer, live, dialect);
    if (options.usageHeaders()) {
      addUsage(response, live, request.streaming());
    }
    return withLeftOutTools(
        response,
        Stream.concat(translation.leftOutTools().stream(), dialect.leftOutTools().stream())
            .toList());
  }

  private KeyPermit permit(LiveRequest live, String model) {
    return switch (access.begin(live.caller(), model)) {
      case ClientAccess.Decision.Admitted(KeyPermit permit) -> permit;
      case ClientAccess.Decision.Refused(ClientError error) -> {
        live.refused(error);
        throw new ApiException(error);
      }
    };
  }

  private static void addUsage(Response response, LiveRequest live, boolean streaming) {
    live.attempts().serving().ifPresent(id -> UsageHeaders.addCredential(response, id));
    if (!streaming) {
      UsageHeaders.addCredits(response, live.credits());
    }
  }

  private static Response withLeftOutTools(Response response, List<String> types) {
    if (!types.isEmpty()) {
      LOG.info(
          "the model does not get the tools {}, which only the servers of their provider run",
          types);
      response.getHeaders().putSingle(LEFT_OUT_TOOLS, String.join(", ", types));
    }
    return response;
  }

  private static RequestSummary summary(MessagesRequest request, Translation translation) {
    return RequestSummary.of(
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

  private Optional<WebSearchRunner> webSearch(
      MessagesRequest request, Translation translation, KeyIdentity caller) {
    return translation
        .webSearch()
        .map(settings ->
            new WebSearchRunner(
                settings,
                searchEngine,
                SearchQuery.in(request).orElse(null),
                caller.scope().credentials()));
  }

  private Translation translate(MessagesRequest request, @Nullable String sessionId) {
    try {
      Translation translation = translator.translate(request, new RequestOrigin(sessionId));
      ignored.count(translation.ignoredParameters());
      if (translation.resolution().fellBack()) {
        LOG.info(
            "the model {} is unknown; {} answers instead",
            request.model(),
            translation.model().id());
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

  private static Response whole(AnswerRelay answer, LiveRequest live, ClientDialect dialect)
      throws IOException {
    try (answer) {
      AnswerBody body = dialect.body();
      answer.read(body);
      byte[] json = Json.bytes(body.whole());
      live.close();
      return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
    }
  }

  private Response stream(AnswerRelay answer, LiveRequest live, ClientDialect dialect) {
    try {
      answer.awaitStart(options.holdFirstEvent());
    } catch (RuntimeException e) {
      answer.close();
      throw e;
    }
    StreamingOutput body =
        client -> {
          try (live) {
            SseWriter writer = new SseWriter(client, dialect.events(live.id()));
            send(answer, writer, live, dialect.buffered());
          }
        };
    return Response.ok(body, EVENT_STREAM)
        .header("Cache-Control", "no-cache")
        .header("X-Accel-Buffering", "no")
        .build();
  }

  private void send(AnswerRelay answer, SseWriter client, LiveRequest live, boolean buffered) {
    live.committed();
    try (answer;
        Closeable _ = keepAlive.start(client, live::clientLeft)) {
      answer.stream(client, buffered);
    } catch (IOException e) {
      live.clientLeft();
      LOG.debug("{}: the client has closed its connection", live.id(), e);
    }
  }
}
