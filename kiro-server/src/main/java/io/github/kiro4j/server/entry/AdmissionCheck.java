package io.github.kiro4j.server.entry;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.http.BodyReservationFilter;
import io.github.kiro4j.server.http.keys.TrustedProxies;
import io.github.kiro4j.server.overload.OverloadMetrics;
import io.github.kiro4j.server.overload.RequestAdmission;
import io.github.kiro4j.server.overload.RequestAdmission.Decision;
import io.github.kiro4j.server.overload.Resource;
import io.github.kiro4j.server.overload.Ticket;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Refuses requests with a right key for which the gateway has no room: with 529 and `retry-after`,
/// at once, before anything of a body is read. Requests without a right key hold nothing.
///
/// A client is a client key; with the primary key, which several may have, it is an address.
final class AdmissionCheck extends Handler.Wrapper {

  private final RequestAdmission admission;
  private final OverloadMetrics metrics;
  private final TrustedProxies proxies;
  private final Connections connections;

  AdmissionCheck(
      RequestAdmission admission,
      OverloadMetrics metrics,
      TrustedProxies proxies,
      Connections connections) {
    this.admission = admission;
    this.metrics = metrics;
    this.proxies = proxies;
    this.connections = connections;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (connections.isSurplus(request)) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
      return refuse(Resource.CONNECTIONS, response, callback);
    }
    Optional<KeyIdentity> caller = KeyIdentity.in(request.getAttribute(KeyIdentity.ATTRIBUTE));
    if (caller.isEmpty()) {
      return super.handle(request, response, callback);
    }
    String client = caller.get().isPrimary() ? proxies.source(request) : caller.get().key();
    return switch (admission.admit(client, Math.max(0, request.getLength()))) {
      case Decision.Admitted(Ticket ticket) -> admitted(ticket, request, response, callback);
      case Decision.Refused(Resource exhausted) -> refuse(exhausted, response, callback);
      case Decision.TooLarge(long limit) -> tooLarge(limit, response, callback);
    };
  }

  private boolean admitted(Ticket ticket, Request request, Response response, Callback callback)
      throws Exception {
    request.setAttribute(BodyReservationFilter.TICKET, ticket);
    Callback end = Callback.from(ticket::close, callback);
    try {
      if (super.handle(request, new Answer(ticket, request, response), end)) {
        return true;
      }
    } catch (Exception e) {
      ticket.close();
      throw e;
    }
    ticket.close();
    return false;
  }

  private boolean refuse(Resource exhausted, Response response, Callback callback) {
    metrics.refused(exhausted);
    if (exhausted == Resource.DESCRIPTORS) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    }
    Refusal.write(
        ClientError.of(
                ErrorType.OVERLOADED_ERROR,
                "The gateway is overloaded: it has no " + exhausted.label() + " left. Retry later.")
            .retryAfter(BodyReservationFilter.RETRY_AFTER),
        response,
        callback);
    return true;
  }

  private boolean tooLarge(long limit, Response response, Callback callback) {
    metrics.refused(Resource.BODIES);
    Refusal.write(
        ClientError.of(
                ErrorType.REQUEST_TOO_LARGE,
                "Request exceeds the %d bytes that the gateway's memory allows for request bodies"
                    .formatted(limit))
            .withoutRetry(),
        response,
        callback);
    return true;
  }

  /// The response, whose header says whether it is a stream.
  private static final class Answer extends Response.Wrapper {

    private final Ticket ticket;
    private boolean begun;

    Answer(Ticket ticket, Request request, Response response) {
      super(request, response);
      this.ticket = ticket;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      if (!begun) {
        begun = true;
        String type = getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type != null && type.startsWith("text/event-stream")) {
          ticket.startStream();
        }
      }
      super.write(last, content, callback);
    }
  }
}
