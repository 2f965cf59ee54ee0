package io.github.kiro4j.server.outbound;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/// What jersey-client takes for its HTTP client: sends each call with the client that the call
/// names, which is the one that streaming calls through the same proxy use.
final class CallRouter extends CloseableHttpClient {

  /// The call that the current thread sends.
  static final ScopedValue<Call> CALL = ScopedValue.newInstance();

  /// @param client sends the call
  /// @param started gets what cancels the call, before anything is sent
  record Call(CloseableHttpClient client, Consumer<Cancellable> started) {}

  @Override
  protected CloseableHttpResponse doExecute(
      @Nullable HttpHost target, ClassicHttpRequest request, @Nullable HttpContext context)
      throws IOException {
    Call call = CALL.get();
    call.started().accept((Cancellable) request);
    return (CloseableHttpResponse) call.client().executeOpen(target, request, context);
  }

  /// The connector asks for its client through a builder, and has configured one that is not used.
  HttpClientBuilder builder() {
    return new HttpClientBuilder() {
      @Override
      public CloseableHttpClient build() {
        return CallRouter.this;
      }
    };
  }

  /// The clients belong to [HttpClients].
  @Override
  public void close() {}

  @Override
  public void close(CloseMode mode) {}
}
