package io.github.kiro4j.simulator.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
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
  private static final String PROFILE_HEADER = "x-amzn-kiro-profile-arn";
  private static final String PROFILE_MEMBER = "profileArn";

  private final long sequence;
  private final Instant at;
  private final RequestLine line;
  private final Map<String, String> headers;
  private final byte[] body;
  private final @Nullable Sender sender;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final AtomicLong sentBytes = new AtomicLong();

  /// @param sender null when the request's token belongs to no account of the simulator
  public RecordedRequest(
      long sequence,
      Instant at,
      RequestLine line,
      Map<String, String> headers,
      byte[] body,
      @Nullable Sender sender) {
    this.sequence = sequence;
    this.at = at;
    this.line = line;
    this.headers = caseInsensitive(headers);
    this.body = body.clone();
    this.sender = sender;
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

  /// The host whose port the request came to.
  public Host host() {
    return line.host();
  }

  /// The region that the address named, as a regional one does; empty for none.
  public Optional<String> region() {
    return line.region();
  }

  public String method() {
    return line.method();
  }

  public String path() {
    return line.path();
  }

  public String query() {
    return line.query();
  }

  /// The part of the path before the operation, for example `/us-east-1`; empty at the root.
  public String prefix() {
    return usesJsonDialect() && !path().endsWith("/") ? path() : line.parent();
  }

  /// The path without a region before it, for example `/mcp`.
  public String pathOnHost() {
    return line.pathOnHost();
  }

  /// Whether the path, but for a region, is `/`.
  public boolean atRoot() {
    return line.pathOnHost().equals("/");
  }

  public Operation operation() {
    return target().map(Operation::ofTarget).orElseGet(this::operationOfPath);
  }

  private Operation operationOfPath() {
    return SignInPaths.contain(line)
        ? Operation.SIGN_IN
        : Operation.ofRest(line.method(), line.lastSegment());
  }

  /// The operation with its service, for example `KiroRuntimeService.InvokeMCP`.
  public Optional<String> target() {
    return header(TARGET);
  }

  /// Whether the request uses the JSON 1.0 dialect, which states the operation in a header.
  public boolean usesJsonDialect() {
    return target().isPresent();
  }

  /// The value of a header, whose name is compared without regard to case; several values are
  /// joined by commas. Empty if the request has no header of this name.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The decoded value of a query parameter; empty if the request has none of this name.
  public Optional<String> queryParameter(String name) {
    return line.queryParameter(name);
  }

  /// The name of the account of the request's token; empty if the token is unknown.
  public Optional<String> account() {
    return Optional.ofNullable(sender).map(Sender::name);
  }

  /// Kind of the account that the token belongs to.
  public Optional<AccountKind> kind() {
    return Optional.ofNullable(sender).map(Sender::kind);
  }

  /// The profile that the request names: in its query, in a header, or in its body.
  public Optional<String> profileArn() {
    return queryParameter(PROFILE_MEMBER)
        .or(() -> header(PROFILE_HEADER))
        .or(this::profileArnInBody);
  }

  private Optional<String> profileArnInBody() {
    try {
      return Optional.ofNullable(json().path(PROFILE_MEMBER).textValue());
    } catch (UncheckedIOException _) {
      return Optional.empty();
    }
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
    return "#%d %s %s %s %s (%d bytes)"
        .formatted(sequence, host(), method(), path(), operation(), body.length);
  }
}
