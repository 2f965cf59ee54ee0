package io.github.kiro4j.server.outbound;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer to a short request, read to its end.
public final class ApiResponse {

  private final Response response;

  ApiResponse(Response response) {
    this.response = response;
  }

  /// The HTTP status.
  public int status() {
    return response.getStatus();
  }

  public boolean isSuccess() {
    return status() / 100 == 2;
  }

  public @Nullable String header(String name) {
    return response.getHeaderString(name);
  }

  /// How long the service asks to wait; null if the answer does not say.
  public @Nullable Duration retryAfter() {
    return RetryAfter.of(header("retry-after"), header("date"));
  }

  /// The body as a record whose components are named like its members. A member of another type
  /// than its component's counts as absent: a service that changes one member must not cost the
  /// others.
  ///
  /// @return empty when the body is no JSON of this shape
  public <T> Optional<T> json(Class<T> type) {
    try {
      return Optional.ofNullable(response.readEntity(type));
    } catch (ProcessingException _) {
      return Optional.empty();
    }
  }

  /// The body as a record, which has to be there.
  ///
  /// @param name what the answer should have been, for the message
  public <T> T require(Class<T> type, String name) throws IOException {
    return json(type).orElseThrow(() -> new IOException("the answer is not " + name));
  }

  /// The body as it came. Of an error, no more than its first 64 KiB.
  public byte[] body() {
    return response.readEntity(byte[].class);
  }

  /// Without headers and body, which may hold secrets.
  @Override
  public String toString() {
    return "ApiResponse[status=" + status() + "]";
  }
}
