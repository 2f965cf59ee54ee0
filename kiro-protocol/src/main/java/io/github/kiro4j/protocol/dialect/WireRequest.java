package io.github.kiro4j.protocol.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.kiro4j.api.Json;
import java.net.URLEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A request as it goes over the wire, apart from the host and the headers of the transport
/// (`host`, `content-length`, `connection`).
///
/// @param path begins with a slash and is appended to the endpoint's base address
/// @param query names and values before encoding, in their order; empty for most operations
/// @param headers names in lower case and values, `content-type` and `authorization` included
/// @param body a value that is JSON by its type; null for a GET
public record WireRequest(
    Method method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    @Nullable Object body) {

  /// The HTTP methods in use.
  public enum Method {
    GET,
    POST
  }

  public WireRequest {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /// Path and query, percent-encoded as AWS's JavaScript client encodes them.
  public String target() {
    return query.isEmpty()
        ? path
        : query.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  /// The body in UTF-8, written by each call; empty for a GET.
  public byte[] content() {
    return body == null ? new byte[0] : Json.bytes(body);
  }

  /// Method and path only: headers, query and body hold what must not be logged.
  @Override
  public String toString() {
    return method + " " + path;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
