package io.github.kiro4j.server.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.reader.InvalidRequestBodyException;
import io.github.kiro4j.api.messages.reader.MessagesRequestReader;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.cpu.CpuThreads;
import io.github.kiro4j.server.http.BodyBytes.LimitExceededException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads requests of the Messages API.
///
/// A body is read as a whole before its JSON is parsed: parsing is CPU-bound, and must not wait for
/// the network in between.
public final class RequestBodies {

  private final long maxBytes;
  private final CpuThreads threads;

  /// @param maxBytes maximum length of a body, compressed or not; a longer body is refused while it
  ///   is read
  public RequestBodies(long maxBytes, CpuThreads threads) {
    this.maxBytes = maxBytes;
    this.threads = threads;
  }

  /// Reads one request.
  ///
  /// @param model receives the model that the client asks for, also if the request is not valid but
  ///   names one before its first error of syntax
  /// @throws ApiException if the body is too large, is not a valid request or breaks off
  public ReceivedRequest read(ContainerRequestContext request, Consumer<String> model) {
    byte[] body = bytes(request);
    return threads.run(
        body.length, () -> new ReceivedRequest(parse(body, model), body.length, threads));
  }

  private byte[] bytes(ContainerRequestContext request) {
    try {
      return BodyBytes.read(request.getEntityStream(), request.getLength(), maxBytes);
    } catch (LimitExceededException _) {
      throw new ApiException(
          ClientError.of(
              ErrorType.REQUEST_TOO_LARGE,
              "Request exceeds the maximum size of %d bytes".formatted(maxBytes)));
    } catch (IOException _) {
      throw invalid("The request body could not be read");
    }
  }

  private static MessagesRequest parse(byte[] body, Consumer<String> model) {
    try {
      MessagesRequest request = MessagesRequestReader.read(body);
      model.accept(request.model());
      return request;
    } catch (InvalidRequestBodyException e) {
      modelOf(body).ifPresent(model);
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> modelOf(byte[] body) {
    try (JsonParser json = Json.MAPPER.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (name.equals("model") && value == JsonToken.VALUE_STRING) {
          return Optional.of(json.getText());
        }
        json.skipChildren();
      }
      return Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static ApiException invalid(String message) {
    return new ApiException(
        ClientError.of(ErrorType.INVALID_REQUEST_ERROR, message).withoutRetry());
  }
}
