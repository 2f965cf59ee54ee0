package io.github.kiro4j.server.messages;

import io.github.kiro4j.server.activity.Activity;
import io.github.kiro4j.server.activity.LiveRequest;
import io.github.kiro4j.server.activity.RequestSource;
import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.connection.ClientConnection;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.http.ReceivedRequest;
import io.github.kiro4j.server.http.RequestBodies;
import io.github.kiro4j.server.http.RequestIdFilter;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.function.Function;

/// Runs requests for answers of a model, whatever their API: reads the body, and records the
/// request from its beginning.
public final class Exchanges {

  private final RequestBodies bodies;
  private final Activity activity;

  public Exchanges(RequestBodies bodies, Activity activity) {
    this.bodies = bodies;
    this.activity = activity;
  }

  /// Answers a request.
  ///
  /// @param <R> the record that the body stands for
  @FunctionalInterface
  public interface Exchange<R> {

    /// Answers one request.
    ///
    /// @param live closed at the end of the answer, but not if this method throws
    Response answer(ReceivedRequest<R> received, LiveRequest live) throws IOException;
  }

  /// Runs one request. Closes the live request if the exchange fails; otherwise the end of the
  /// answer closes it.
  ///
  /// @param route the route for the list of requests
  /// @param model the model that a request asks for
  public <R> Response run(
      ContainerRequestContext request,
      String route,
      Class<R> type,
      Function<R, String> model,
      Exchange<R> exchange)
      throws IOException {
    KeyIdentity caller = KeyIdentity.in(request.getProperty(KeyIdentity.ATTRIBUTE)).orElseThrow();
    RequestSource source =
        RequestSource.of(route, caller.key(), request.getHeaderString(HttpHeaders.USER_AGENT))
            .tracedBy(request.getHeaderString("traceparent"));
    LiveRequest live = activity.begin(RequestIdFilter.idOf(request), source, caller);
    try {
      ReceivedRequest<R> received = bodies.read(request, type, live::asked);
      live.asked(model.apply(received.request()));
      ClientConnection.of(request).ifPresent(live::watch);
      return exchange.answer(received, live);
    } catch (ApiException e) {
      live.failed(e.error(), null);
      live.close();
      throw e;
    } catch (RuntimeException | IOException e) {
      live.close();
      throw e;
    }
  }
}
