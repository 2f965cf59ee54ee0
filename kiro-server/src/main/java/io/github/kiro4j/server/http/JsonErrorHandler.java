package io.github.kiro4j.server.http;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.ErrorResponse;
import io.github.kiro4j.api.messages.ErrorType;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Turns errors that Jetty itself detects (malformed requests, oversized headers) into Anthropic
/// JSON.
final class JsonErrorHandler implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String requestId = RequestId.next();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(RequestId.HEADER, requestId);
    byte[] body = Json.bytes(new ErrorResponse(error(response.getStatus()), requestId));
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static ApiError error(int status) {
    return switch (status) {
      case 431 ->
          refused(
              "The request's headers exceed the limit (32 KiB by default). Send fewer or shorter headers.");
      case 414 ->
          refused(
              "The request's address exceeds the limit (32 KiB by default). Send a shorter address.");
      default ->
          status < 500
              ? refused("The HTTP request is malformed.")
              : new ApiError(ErrorType.API_ERROR, "Internal server error");
    };
  }

  private static ApiError refused(String message) {
    return new ApiError(ErrorType.INVALID_REQUEST_ERROR, message);
  }
}
