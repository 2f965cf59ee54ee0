package io.github.kiro4j.simulator.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A received request. Immutable except for the progress of its response; thread-safe. The text
/// form holds neither headers nor body, which contain secrets.
public final class RecordedRequest {

  private static final String TARGET = "x-amz-target";

  private final long sequence;
  private final Instant at;
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers;
  private final byte[] body;
  private final @Nullable String account;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final AtomicLong sentBytes = new AtomicLong();

  /// Records a request.
  ///
  /// @param sequence number of the request, from 1
  /// @param query the query without the question mark, possibly empty
  /// @param account name of the account of the request's token; null if the token is unknown
  public RecordedRequest(
      long sequence,
      Instant at,
      String method,
      String path,
      String query,
      Map<String, String> headers,
      byte[] body,
      @Nullable String account) {
    this.sequence = sequence;
    this.at = at;
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = caseInsensitive(headers);
    this.body = body.clone();
    this.account = account;
  }

  private static Map<String, String> caseInsensitive(Map<String, String> headers) {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }

  /// Number of the request in its simulator, from 1.
  public long sequence() {
    return sequence;
  }

  /// When the request arrived.
  public Instant at() {
    return at;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  public String query() {
    return query;
  }

  /// The part of the path before the operation, for example `/us-east-1`; empty at the root.
  public String prefix() {
    return usesJsonProtocol() && !path.endsWith("/") ? path : path.substring(0, lastSlash());
  }

  /// Index of the last slash, or 0 for the path `*` of an OPTIONS request, which has none.
  private int lastSlash() {
    return Math.max(0, path.lastIndexOf('/'));
  }

  public Operation operation() {
    return header(TARGET)
        .map(Operation::ofTarget)
        .orElseGet(() -> Operation.ofRest(method, path.substring(lastSlash() + 1)));
  }

  /// Whether the request uses the AWS JSON 1.0 protocol, which states the operation in a header.
  public boolean usesJsonProtocol() {
    return header(TARGET).isPresent();
  }

  /// The value of a header, whose name is compared without regard to case; several values are
  /// joined by commas. Empty if the request has no header of this name.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The decoded value of a query parameter; empty if the request has none of this name.
  public Optional<String> queryParameter(String name) {
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }

  /// The name of the account of the request's token; empty if the token is unknown.
  public Optional<String> account() {
    return Optional.ofNullable(account);
  }

  /// A copy of the body.
  public byte[] body() {
    return body.clone();
  }

  /// The body as JSON.
  ///
  /// @throws UncheckedIOException if the body is not JSON
  public JsonNode json() {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Number of bytes of the response's body that the network has accepted so far.
  public long sentBytes() {
    return sentBytes.get();
  }

  /// Records that the network has accepted more bytes of the response's body.
  public void sent(int bytes) {
    sentBytes.addAndGet(bytes);
  }

  /// Records how the response ended. Only the first call has an effect.
  public void end(Ending how) {
    ending.complete(how);
  }

  /// How the response ended; empty while it is under way.
  public Optional<Ending> ending() {
    return Optional.ofNullable(ending.getNow(null));
  }

  /// Waits until the response has ended.
  ///
  /// @throws IllegalStateException if the response has not ended within the timeout
  public Ending awaitEnding(Duration timeout) throws InterruptedException {
    try {
      return ending.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException("the response to " + this + " has not ended", e);
    }
  }

  @Override
  public String toString() {
    return "#%d %s %s (%d bytes)".formatted(sequence, method, path, body.length);
  }
}
