package io.github.kiro4j.server.outbound;

import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.server.outbound.CallRouter.Call;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.apache.hc.core5.concurrent.Cancellable;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.apache5.connector.Apache5ClientProperties;
import org.glassfish.jersey.apache5.connector.Apache5ConnectionClosingStrategy;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.apache5.connector.Apache5HttpClientBuilderConfigurator;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.client.RequestEntityProcessing;
import org.jspecify.annotations.Nullable;

/// Sends every short request to another host: one jersey-client over the connections of
/// [HttpClients]. Safe for use by many threads.
///
/// Time-outs, the choice of the proxy, the size of answers and the forms of bodies are decided
/// here, for all requests. The sender of a request decides what an error means.
public final class ApiClient implements Managed {

  private final HttpClients http;
  private final ScheduledExecutorService timer;
  private final Client client;

  public ApiClient(HttpClients http, ScheduledExecutorService timer) {
    this.http = http;
    this.timer = timer;
    this.client = JerseyClientBuilder.createClient(configuration(http));
  }

  private static ClientConfig configuration(HttpClients http) {
    CallRouter router = new CallRouter();
    Apache5HttpClientBuilderConfigurator client = _ -> router.builder();
    Apache5ConnectionClosingStrategy release = ShortBodies::release;
    return new ClientConfig()
        .connectorProvider(new Apache5ConnectorProvider())
        .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
        .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
        // Without it, the connector builds a second, unused pool.
        .property(Apache5ClientProperties.CONNECTION_MANAGER, http.usualPool())
        .property(Apache5ClientProperties.CONNECTION_CLOSING_STRATEGY, release)
        // Bodies are sent with their length; the default is chunks.
        .property(ClientProperties.REQUEST_ENTITY_PROCESSING, RequestEntityProcessing.BUFFERED)
        .register(client)
        .register(new ApiJson())
        .register(new ShortBodies());
  }

  /// Sends the request and reads the answer to its end.
  ///
  /// @param proxy null for the usual one
  /// @throws SocketTimeoutException if there is no whole answer in time
  /// @throws IOException if there is none at all
  public ApiResponse send(ApiRequest request, @Nullable ProxySettings proxy) throws IOException {
    return send(request, proxy, _ -> {});
  }

  /// Sends a request that may be cancelled while it is under way.
  ///
  /// @param started gets what cancels the request, before anything is sent
  public ApiResponse send(
      ApiRequest request, @Nullable ProxySettings proxy, Consumer<Cancellable> started)
      throws IOException {
    try (Deadline deadline = new Deadline(request.timeout(), timer)) {
      Consumer<Cancellable> deadlineFirst = deadline::applyTo;
      Call call = new Call(http.through(proxy), deadlineFirst.andThen(started));
      try {
        return ScopedValue.where(CallRouter.CALL, call).call(() -> exchange(request));
      } catch (ProcessingException e) {
        throw deadline.isOver() ? late(e) : cause(e);
      }
    }
  }

  private ApiResponse exchange(ApiRequest request) {
    Invocation.Builder builder =
        client
            .target(request.address())
            .request()
            .property(ClientProperties.READ_TIMEOUT, millis(request.timeout()));
    request.headers().forEach(builder::header);
    Object body = request.body();
    Response response =
        body == null
            ? builder.method(request.method())
            : builder.method(request.method(), Entity.entity(body, request.contentType()));
    response.bufferEntity();
    return new ApiResponse(response);
  }

  private static int millis(Duration timeout) {
    return (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE);
  }

  private static IOException late(ProcessingException e) {
    SocketTimeoutException late = new SocketTimeoutException("no answer in time");
    late.initCause(e);
    return late;
  }

  private static IOException cause(ProcessingException e) {
    return e.getCause() instanceof IOException failure ? failure : new IOException(e);
  }

  @Override
  public void stop() {
    client.close();
  }
}
