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

/// A request as it came in. Immutable, but for the ending of its answer. Its text form names
/// neither headers nor body, which hold secrets.
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

  /// @param query without the question mark, possibly empty
  /// @param account name of the simulator's account that the request's token belongs to
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

  /// Counts the requests of one simulator from 1.
  public long sequence() {
    return sequence;
  }

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

  /// What stands before the operation in the path, for example `/us-east-1`; empty at the root.
  public String prefix() {
    return onJsonFace() && !path.endsWith("/") ? path : path.substring(0, lastSlash());
  }

  /// The path begins with a slash, but for the `*` of an OPTIONS request.
  private int lastSlash() {
    return Math.max(0, path.lastIndexOf('/'));
  }

  public Operation operation() {
    return header(TARGET)
        .map(Operation::ofTarget)
        .orElseGet(() -> Operation.ofRest(method, path.substring(lastSlash() + 1)));
  }

  /// Whether it speaks the JSON 1.0 face, with the operation in a header.
  public boolean onJsonFace() {
    return header(TARGET).isPresent();
  }

  /// The header of that name in any case; several values of one name are joined by a comma.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public Optional<String> queryParameter(String name) {
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }

  public Optional<String> account() {
    return Optional.ofNullable(account);
  }

  public byte[] body() {
    return body.clone();
  }

  /// The body as JSON.
  ///
  /// @throws UncheckedIOException when it is none
  public JsonNode json() {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How many bytes of the answer's body the network has taken so far.
  public long sentBytes() {
    return sentBytes.get();
  }

  /// Says that the network has taken more of the answer's body.
  public void sent(int bytes) {
    sentBytes.addAndGet(bytes);
  }

  /// Says how the answer ended; only the first word counts.
  public void end(Ending how) {
    ending.complete(how);
  }

  /// How the answer ended; empty while it runs.
  public Optional<Ending> ending() {
    return Optional.ofNullable(ending.getNow(null));
  }

  /// Waits until the answer has ended.
  ///
  /// @throws IllegalStateException when it has not by then
  public Ending awaitEnding(Duration timeout) throws InterruptedException {
    try {
      return ending.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException("the answer to " + this + " has not ended", e);
    }
  }

  @Override
  public String toString() {
    return "#%d %s %s (%d bytes)".formatted(sequence, method, path, body.length);
  }
}
