package io.github.kiro4j.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;

/// Assigns an id to every request before any other filter runs, and adds the id to every response.
@PreMatching
public final class RequestIdFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String PROPERTY = RequestIdFilter.class.getName();

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(PROPERTY, RequestId.next());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(RequestId.HEADER, idOf(request));
    if (ErrorForm.of("/" + request.getUriInfo().getPath()).isOpenAi()) {
      response.getHeaders().putSingle(RequestId.OPENAI_HEADER, idOf(request));
    }
  }

  /// The id of the current request.
  public static String idOf(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof String id ? id : RequestId.next();
  }
}
