package io.github.kiro4j.server.http;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ErrorResponse;
import io.github.kiro4j.protocol.failure.ClientError;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Turns what went wrong into the reply: Anthropic JSON, with the request's id in body and header.
final class ErrorResponses {

  private ErrorResponses() {}

  static Response of(ClientError error, ContainerRequestContext request) {
    byte[] body = Json.bytes(new ErrorResponse(error.error(), RequestIdFilter.idOf(request)));
    Response.ResponseBuilder reply =
        Response.status(error.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.CONTENT_LENGTH, body.length)
            .entity(body);
    if (error.retryAfter() != null) {
      reply.header("retry-after", Math.max(1, error.retryAfter().toSeconds()));
    }
    if (error.shouldRetry() != null) {
      reply.header("x-should-retry", error.shouldRetry());
    }
    return reply.build();
  }
}
