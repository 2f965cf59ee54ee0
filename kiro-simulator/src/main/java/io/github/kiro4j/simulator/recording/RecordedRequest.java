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

/// A request as it came in. Immutable, but for the ending of its answer. Its text form names
/// neither headers nor body, which hold secrets.
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

  /// Counts the requests of one simulator from 1.
  public long sequence() {
    return sequence;
  }

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

  /// What stands before the operation in the path, for example `/us-east-1`; empty at the root.
  public String prefix() {
    return onJsonFace() && !path().endsWith("/") ? path() : line.parent();
  }

  /// Whether the path, but for a region, is `/`.
  public boolean atRoot() {
    return line.pathOnHost().equals("/");
  }

  public Operation operation() {
    return target().map(Operation::ofTarget).orElseGet(this::operationOfPath);
  }

  private Operation operationOfPath() {
    return Operation.ofRest(line.method(), line.lastSegment());
  }

  /// The operation with its service, for example `KiroRuntimeService.InvokeMCP`.
  public Optional<String> target() {
    return header(TARGET);
  }

  /// Whether it speaks the JSON 1.0 face, with the operation in a header.
  public boolean onJsonFace() {
    return target().isPresent();
  }

  /// The header of that name in any case; several values of one name are joined by a comma.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public Optional<String> queryParameter(String name) {
    return line.queryParameter(name);
  }

  /// Name of the account that the token belongs to.
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
    return "#%d %s %s %s %s (%d bytes)"
        .formatted(sequence, host(), method(), path(), operation(), body.length);
  }
}
