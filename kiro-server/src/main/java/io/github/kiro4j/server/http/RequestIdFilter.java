package io.github.kiro4j.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Objects;

/// Adds the id of the request to every response.
public final class RequestIdFilter implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(RequestId.HEADER, idOf(request));
    if (ErrorForm.of("/" + request.getUriInfo().getPath()).isOpenAi()) {
      response.getHeaders().putSingle(RequestId.OPENAI_HEADER, idOf(request));
    }
  }

  /// The id of the current request, which the request has before Jersey receives it.
  public static String idOf(ContainerRequestContext request) {
    return Objects.requireNonNull(
        RequestId.text(request.getProperty(RequestId.ATTRIBUTE)), "every request has an id");
  }
}
