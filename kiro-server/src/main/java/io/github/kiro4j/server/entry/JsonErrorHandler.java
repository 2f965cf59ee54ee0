package io.github.kiro4j.server.entry;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.ClientErrors;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Turns errors that Jetty itself detects (malformed requests, oversized headers) into Anthropic
/// JSON.
final class JsonErrorHandler implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Refusal.write(error(response.getStatus()), response, callback);
    return true;
  }

  private static ClientError error(int status) {
    return switch (status) {
      case 431 ->
          refused(
              status,
              "The request's headers exceed the limit (32 KiB by default). Send fewer or shorter headers.");
      case 414 ->
          refused(
              status,
              "The request's address exceeds the limit (32 KiB by default). Send a shorter address.");
      case 503 -> ClientErrors.SHUTTING_DOWN;
      default ->
          status < 500
              ? refused(status, "The HTTP request is malformed.")
              : ClientError.of(status, ErrorType.API_ERROR, "Internal server error");
    };
  }

  private static ClientError refused(int status, String message) {
    return ClientError.of(status, ErrorType.INVALID_REQUEST_ERROR, message);
  }
}
