package io.github.kiro4j.server.http;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.reader.InvalidRequestBodyException;
import io.github.kiro4j.api.messages.reader.MessagesRequestReader;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.http.LimitedInputStream.LimitExceededException;
import java.io.IOException;
import java.io.InputStream;

/// Reads requests of the Messages API.
///
/// @param maxBytes maximum length of a body; a longer body is refused while it is read
public record RequestBodies(long maxBytes) {

  /// Reads one request.
  ///
  /// @throws ApiException if the body is too large, is not a valid request or breaks off
  public MessagesRequest read(InputStream body) {
    try {
      return MessagesRequestReader.read(new LimitedInputStream(body, maxBytes));
    } catch (InvalidRequestBodyException e) {
      throw invalid(String.valueOf(e.getMessage()));
    } catch (LimitExceededException _) {
      throw new ApiException(
          ClientError.of(
              ErrorType.REQUEST_TOO_LARGE,
              "Request exceeds the maximum size of %d bytes".formatted(maxBytes)));
    } catch (IOException _) {
      throw invalid("The request body could not be read");
    }
  }

  private static ApiException invalid(String message) {
    return new ApiException(
        ClientError.of(ErrorType.INVALID_REQUEST_ERROR, message).withoutRetry());
  }
}
