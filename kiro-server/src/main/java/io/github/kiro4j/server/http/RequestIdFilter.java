package io.github.kiro4j.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;

/// Gives every request an id before anything else happens, and every reply the header with it.
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
  }

  /// The id of the request that is being handled.
  public static String idOf(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof String id ? id : RequestId.next();
  }
}
