package io.github.kiro4j.server.http;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns an unexpected exception into status 500. The log has the stack trace, the client only the
/// request id.
public final class UncaughtExceptionMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = LoggerFactory.getLogger(UncaughtExceptionMapper.class);

  /// What Jetty throws when a body arrives more slowly than is allowed.
  private static final int TOO_SLOW = 408;

  private static final ClientError SLOW_BODY =
      ClientError.of(
          TOO_SLOW,
          ErrorType.INVALID_REQUEST_ERROR,
          "The request's body arrived too slowly. Send the request again.");

  private final Provider<ContainerRequestContext> request;

  @Inject
  public UncaughtExceptionMapper(Provider<ContainerRequestContext> request) {
    this.request = request;
  }

  @Override
  public Response toResponse(Throwable exception) {
    if (exception instanceof HttpException.RuntimeException refused
        && refused.getCode() == TOO_SLOW) {
      return ErrorResponses.of(SLOW_BODY, request.get());
    }
    LOG.error("{} failed", RequestIdFilter.idOf(request.get()), exception);
    return ErrorResponses.of(
        ClientError.of(ErrorType.API_ERROR, "Internal server error"), request.get());
  }
}
