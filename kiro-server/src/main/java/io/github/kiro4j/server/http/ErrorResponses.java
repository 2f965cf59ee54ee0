package io.github.kiro4j.server.http;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.AdminError;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.protocol.failure.ClientError;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Builds error responses: in the form of the client's API with the request id in a header, or in
/// the error form of the admin API under its path, except for test messages.
final class ErrorResponses {

  private static final String ADMIN_PATHS = "api/admin/";

  /// Answers as the Messages API does.
  private static final String TEST_MESSAGES = ADMIN_PATHS + "test/messages";

  private ErrorResponses() {}

  static Response of(ClientError error, ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return path.startsWith(ADMIN_PATHS) && !path.equals(TEST_MESSAGES)
        ? ofAdminApi(error)
        : ofClientApi(error, request);
  }

  /// For errors under the admin path that occur before a route of the admin API is reached.
  private static Response ofAdminApi(ClientError error) {
    AdminErrorCode code =
        switch (error.status()) {
          case 404 -> AdminErrorCode.UNKNOWN_ROUTE;
          case 405 -> AdminErrorCode.METHOD_NOT_ALLOWED;
          case 406 -> AdminErrorCode.NOT_ACCEPTABLE;
          case 415 -> AdminErrorCode.UNSUPPORTED_MEDIA_TYPE;
          default -> error.status() < 500 ? AdminErrorCode.MALFORMED_BODY : AdminErrorCode.INTERNAL;
        };
    return Response.status(code.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Json.bytes(AdminError.of(code, error.error().message())))
        .build();
  }

  private static Response ofClientApi(ClientError error, ContainerRequestContext request) {
    ErrorForm form = ErrorForm.of("/" + request.getUriInfo().getPath());
    byte[] body = Json.bytes(form.body(error, RequestIdFilter.idOf(request)));
    Response.ResponseBuilder response =
        Response.status(form.status(error))
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.CONTENT_LENGTH, body.length)
            .entity(body);
    error.headers().forEach(response::header);
    return response.build();
  }
}
