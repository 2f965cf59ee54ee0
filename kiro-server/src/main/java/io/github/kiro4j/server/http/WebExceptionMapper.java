package io.github.kiro4j.server.http;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/// Turns errors that Jersey detects into error responses: unknown paths, wrong methods and content
/// types.
public final class WebExceptionMapper implements ExceptionMapper<WebApplicationException> {

  private final Provider<ContainerRequestContext> request;

  @Inject
  public WebExceptionMapper(Provider<ContainerRequestContext> request) {
    this.request = request;
  }

  @Override
  public Response toResponse(WebApplicationException exception) {
    int status = exception.getResponse().getStatus();
    Response response = ErrorResponses.of(error(status), request.get());
    String allow = exception.getResponse().getHeaderString("Allow");
    return allow == null
        ? response
        : Response.fromResponse(response).header("Allow", allow).build();
  }

  private ClientError error(int status) {
    return switch (status) {
      case 404 ->
          ClientError.of(
              ErrorType.NOT_FOUND_ERROR, "Not found: /" + request.get().getUriInfo().getPath());
      case 405 -> refused(status, "Method not allowed");
      case 415 -> refused(status, "The content type must be application/json");
      default ->
          status < 500
              ? refused(status, "The request is not acceptable")
              : ClientError.of(status, ErrorType.API_ERROR, "Internal server error");
    };
  }

  private static ClientError refused(int status, String message) {
    return ClientError.of(status, ErrorType.INVALID_REQUEST_ERROR, message).withoutRetry();
  }
}
