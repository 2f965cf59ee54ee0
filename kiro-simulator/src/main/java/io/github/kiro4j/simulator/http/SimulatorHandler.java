package io.github.kiro4j.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.account.Accounts;
import io.github.kiro4j.simulator.endpoint.EndpointOutcome;
import io.github.kiro4j.simulator.endpoint.Endpoints;
import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.recording.RequestJournal;
import io.github.kiro4j.simulator.recording.RequestLine;
import io.github.kiro4j.simulator.recording.Sender;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Reads and records each request, passes it to its endpoint and sends the response, on the
/// request's own virtual thread.
public final class SimulatorHandler extends Handler.Abstract {

  private static final int MAX_BODY = 64 << 20;

  private final Endpoints endpoints;
  private final Accounts accounts;
  private final RequestJournal journal;
  private final InstantSource clock;
  private final Shutdown shutdown;
  private final AtomicLong sequence = new AtomicLong();

  public SimulatorHandler(
      Endpoints endpoints,
      Accounts accounts,
      RequestJournal journal,
      InstantSource clock,
      Shutdown shutdown) {
    this.endpoints = endpoints;
    this.accounts = accounts;
    this.journal = journal;
    this.clock = clock;
    this.shutdown = shutdown;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    byte[] body = read(request);
    RecordedRequest recorded = record(request, body);
    journal.add(recorded);
    Ending.Kind ending = answer(recorded, body.length > MAX_BODY, request, response);
    recorded.end(new Ending(ending, clock.instant()));
    complete(callback, response);
    return true;
  }

  private static byte[] read(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      return in.readNBytes(MAX_BODY + 1);
    }
  }

  private Ending.Kind answer(
      RecordedRequest recorded, boolean tooLarge, Request request, Response response) {
    EndpointOutcome outcome =
        tooLarge
            ? new EndpointOutcome.Whole(Reply.of(KnownErrors.bodyTooLarge()))
            : endpoints.handle(recorded);
    response.getHeaders().put("x-amzn-RequestId", UUID.randomUUID().toString());
    return switch (outcome) {
      case EndpointOutcome.Whole whole -> send(recorded, whole.reply(), request, response);
      case EndpointOutcome.Stream stream -> {
        JettyResponseConnection connection =
            new JettyResponseConnection(recorded, request, response, 200, stream.headers());
        yield new AnswerSender(connection, shutdown, stream.answer().delivery())
            .send(stream.answer());
      }
    };
  }

  private Ending.Kind send(
      RecordedRequest recorded, Reply reply, Request request, Response response) {
    JettyResponseConnection connection =
        new JettyResponseConnection(recorded, request, response, reply.status(), reply.headers());
    try {
      shutdown.pause(reply.delay(), connection::clientLeft);
      if (reply.isReset()) {
        connection.reset();
        return Ending.Kind.CUT;
      }
      connection.writeWhole(reply.bytes());
      return Ending.Kind.COMPLETED;
    } catch (IOException _) {
      connection.close();
      return Ending.Kind.CLIENT_LEFT;
    } catch (InterruptedException _) {
      connection.close();
      return Ending.Kind.SIMULATOR_CLOSED;
    }
  }

  /// Completes the exchange. A response without its last write was interrupted on purpose, and its
  /// connection must not be used again.
  private static void complete(Callback callback, Response response) {
    if (response.hasLastWrite()) {
      callback.succeeded();
    } else {
      callback.failed(new IOException("the script interrupted the response"));
    }
  }

  private RecordedRequest record(Request request, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.merge(field.getName(), String.valueOf(field.getValue()), (a, b) -> a + ", " + b);
    }
    return new RecordedRequest(
        sequence.incrementAndGet(),
        clock.instant(),
        line(request),
        headers,
        body,
        sender(request, body));
  }

  private static RequestLine line(Request request) {
    String query = request.getHttpURI().getQuery();
    return new RequestLine(
        Host.valueOf(request.getConnectionMetaData().getConnector().getName()),
        request.getMethod(),
        request.getHttpURI().getPath(),
        Objects.requireNonNullElse(query, ""));
  }

  private @Nullable Sender sender(Request request, byte[] body) {
    String authorization = request.getHeaders().get("Authorization");
    String bearer = authorization == null ? null : authorization.replaceFirst("^Bearer ", "");
    String refreshToken = bearer == null ? refreshToken(body) : null;
    return accounts
        .owner(bearer, refreshToken)
        .map(account -> new Sender(account.name(), account.kind()))
        .orElse(null);
  }

  private static @Nullable String refreshToken(byte[] body) {
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      return json.path("refreshToken").textValue();
    } catch (IOException _) {
      return null;
    }
  }
}
