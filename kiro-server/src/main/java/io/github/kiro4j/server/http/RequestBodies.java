package io.github.kiro4j.server.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.reader.InvalidRequestBodyException;
import io.github.kiro4j.api.messages.reader.RequestReader;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.cpu.CpuThreads;
import io.github.kiro4j.server.http.BodyBytes.LimitExceededException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads requests of clients.
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
  /// @param type the record that the body stands for
  /// @throws ApiException if the body is too large, is not a valid request or breaks off
  public <R> ReceivedRequest<R> read(ContainerRequestContext request, Class<R> type) {
    return read(request, type, _ -> {});
  }

  /// Reads one request.
  ///
  /// @param type the record that the body stands for
  /// @param invalid receives the model that an invalid request asks for, if the request names one
  ///   before its first error of syntax
  /// @throws ApiException if the body is too large, is not a valid request or breaks off
  public <R> ReceivedRequest<R> read(
      ContainerRequestContext request, Class<R> type, Consumer<String> invalid) {
    byte[] body = bytes(request);
    return threads.run(
        body.length, () -> new ReceivedRequest<>(parse(body, type, invalid), body.length, threads));
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

  private static <R> R parse(byte[] body, Class<R> type, Consumer<String> invalid) {
    try {
      return RequestReader.read(body, type);
    } catch (InvalidRequestBodyException e) {
      modelOf(body).ifPresent(invalid);
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
