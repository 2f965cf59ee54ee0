package io.github.kiro4j.server.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A short request: small, and answered by a small body.
///
/// @param headers names in lower case and values; `content-type` among them where there is a body
/// @param body null for none; bytes and text are sent as they are, a JAX-RS `Form` as a form, and
///   anything else as JSON
/// @param timeout from the start of sending to the end of the answer
public record ApiRequest(
    String method,
    URI address,
    Map<String, String> headers,
    @Nullable Object body,
    Duration timeout) {

  /// The header that says what the body is.
  public static final String CONTENT_TYPE = "content-type";

  /// A request without a body.
  public static ApiRequest get(URI address, Map<String, String> headers, Duration timeout) {
    return new ApiRequest("GET", address, headers, null, timeout);
  }

  /// A request with a body, whose `content-type` is among the headers.
  public static ApiRequest post(
      URI address, Map<String, String> headers, Object body, Duration timeout) {
    return new ApiRequest("POST", address, headers, body, timeout);
  }

  /// @throws IllegalStateException if the request has a body of no type
  String contentType() {
    String type = headers.get(CONTENT_TYPE);
    if (type == null) {
      throw new IllegalStateException("a request with a body needs the header " + CONTENT_TYPE);
    }
    return type;
  }

  /// Method and address without the query: everything else may hold secrets.
  @Override
  public String toString() {
    return method + " " + address.getScheme() + "://" + address.getAuthority() + address.getPath();
  }
}
