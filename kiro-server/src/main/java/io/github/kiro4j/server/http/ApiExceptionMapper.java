package io.github.kiro4j.server.http;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/// Turns an [ApiException] into its error response.
public final class ApiExceptionMapper implements ExceptionMapper<ApiException> {

  private final Provider<ContainerRequestContext> request;

  @Inject
  public ApiExceptionMapper(Provider<ContainerRequestContext> request) {
    this.request = request;
  }

  @Override
  public Response toResponse(ApiException exception) {
    return ErrorResponses.of(exception.error(), request.get());
  }
}
