package io.github.kiro4j.server.admin;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/// Turns an [AdminProblemException] into its error response.
public final class AdminProblemMapper implements ExceptionMapper<AdminProblemException> {

  @Override
  public Response toResponse(AdminProblemException problem) {
    Response.ResponseBuilder reply =
        Response.status(problem.code().status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(problem.error());
    problem
        .retryAfter()
        .ifPresent(wait -> reply.header("retry-after", Math.max(1, wait.toSeconds())));
    return reply.build();
  }
}
