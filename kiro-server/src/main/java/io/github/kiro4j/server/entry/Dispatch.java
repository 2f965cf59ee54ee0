package io.github.kiro4j.server.entry;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.http.RequestId;
import io.github.kiro4j.server.logging.RequestContext;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Hands a request from Jetty's selector thread to the thread that handles it: requests of clients
/// to virtual threads, those of operators to platform threads of their own, which make progress
/// while clients' requests keep all carriers of virtual threads busy.
final class Dispatch extends Handler.Wrapper {

  private static final ClientError BUSY =
      ClientError.of(
              ErrorType.OVERLOADED_ERROR,
              "Too many requests for the admin API wait. Try again later.")
          .retryAfter(Duration.ofSeconds(1));

  private final Executor clients;
  private final ExecutorService operators;

  Dispatch(Executor clients, ExecutorService operators) {
    this.clients = clients;
    this.operators = operators;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      String id = RequestId.of(request);
      executor(request)
          .execute(() -> RequestContext.run(id, () -> handleHere(request, response, callback)));
    } catch (RejectedExecutionException _) {
      Refusal.write(BUSY, response, callback);
    }
    return true;
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    operators.shutdown();
  }

  private Executor executor(Request request) {
    if (Connectors.isAdmin(request)) {
      return request.getConnectionMetaData().getConnector().getExecutor();
    }
    return GatewayPaths.of(request).isForOperators() ? operators : clients;
  }

  private void handleHere(Request request, Response response, Callback callback) {
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      }
    } catch (Throwable e) {
      Response.writeError(request, response, callback, e);
    }
  }
}
