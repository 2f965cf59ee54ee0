package io.github.kiro4j.server.tokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.Tool;
import io.github.kiro4j.server.logging.RequestContext;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.ApiRequest;
import io.github.kiro4j.server.outbound.ApiResponse;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the service at `countTokensApiUrl`, and another counter when the service fails or takes too
/// long.
///
/// Equal requests, at once or one after the other, are asked once. Their counts are remembered by
/// hash.
///
/// After a failure, a circuit breaker keeps requests from waiting for the service in vain. Half a
/// minute later one request tries the service, and the others use the estimate until it is
/// answered.
public final class RemoteTokenCounter implements TokenCounter {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteTokenCounter.class);

  private static final Executor ON_VIRTUAL_THREAD =
      RequestContext.carrying(task -> Thread.ofVirtual().name("count tokens").start(task));

  private static final int REMEMBERED = 1_000;

  /// The breaker lets a request through when more than its wait has passed, in milliseconds.
  private static final Duration WAIT_AFTER_FAILURE = Duration.ofSeconds(30).minusMillis(1);

  /// Statuses by which the service refuses one request, and is not in trouble itself.
  private static final Set<Integer> REFUSALS = Set.of(400, 404, 413, 422);

  private final ApiClient api;
  private final Settings settings;
  private final TokenCounter fallback;
  private final CircuitBreaker breaker;
  private final AsyncCache<String, Integer> counts =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(ON_VIRTUAL_THREAD).buildAsync();
  private final AtomicBoolean answering = new AtomicBoolean(true);

  /// How the service is asked.
  ///
  /// @param url the whole address of the service
  /// @param key null or blank when the service takes none
  /// @param timeout the longest that a client waits for the service
  public record Settings(URI url, @Nullable Secret key, CountTokensAuth auth, Duration timeout) {}

  /// A counter that trusts the service at first.
  ///
  /// @param fallback counts when the service does not
  public RemoteTokenCounter(
      ApiClient api, Settings settings, TokenCounter fallback, InstantSource clock) {
    this.api = api;
    this.settings = settings;
    this.fallback = fallback;
    this.breaker =
        CircuitBreaker.of(
            "count-tokens",
            CircuitBreakerConfig.custom()
                .slidingWindow(1, 1, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .waitDurationInOpenState(WAIT_AFTER_FAILURE)
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordException(failure -> !(failure instanceof RefusedException))
                .clock(clock.withZone(ZoneOffset.UTC))
                .build());
  }

  /// Decides whether the service is asked, for metrics.
  public CircuitBreaker breaker() {
    return breaker;
  }

  @Override
  public int count(MessagesRequest request) {
    byte[] question = Json.bytes(Question.of(request));
    Integer count =
        counts
            .get(Fingerprint.sha256(question), (_, executor) -> askIfPermitted(question, executor))
            .join();
    return Objects.requireNonNullElseGet(count, () -> fallback.count(request));
  }

  /// The count, or null, which the cache forgets, if there is none in time.
  private CompletableFuture<@Nullable Integer> askIfPermitted(byte[] question, Executor executor) {
    if (!breaker.tryAcquirePermission()) {
      return CompletableFuture.completedFuture(null);
    }
    long start = breaker.getCurrentTimestamp();
    return CompletableFuture.supplyAsync(() -> ask(question), executor)
        .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .handle((count, failure) -> {
          long took = breaker.getCurrentTimestamp() - start;
          if (failure == null) {
            breaker.onSuccess(took, breaker.getTimestampUnit());
            logSuccess();
            return count;
          }
          Throwable cause = cause(failure);
          breaker.onError(took, breaker.getTimestampUnit(), cause);
          logFailure(cause);
          return null;
        });
  }

  private int ask(byte[] question) {
    try {
      return count(api.send(request(question), null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The real API requires a version; other services ignore it.
  private ApiRequest request(byte[] question) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("anthropic-version", "2023-06-01");
    headers.put(ApiRequest.CONTENT_TYPE, "application/json");
    Optional.ofNullable(settings.key())
        .filter(key -> !key.blank())
        .map(settings.auth()::header)
        .ifPresent(header -> headers.put(header.getKey(), header.getValue()));
    return ApiRequest.post(settings.url(), headers, question, settings.timeout());
  }

  private static int count(ApiResponse response) throws IOException {
    if (REFUSALS.contains(response.status())) {
      throw new RefusedException(response.status());
    }
    if (!response.isSuccess()) {
      throw new IOException("HTTP " + response.status());
    }
    int count =
        response
            .json(Count.class)
            .map(Count::inputTokens)
            .orElseThrow(() -> new IOException("the answer has no input_tokens"));
    if (count < 1) {
      throw new IOException("the answer's input_tokens is below 1");
    }
    return count;
  }

  private void logSuccess() {
    if (answering.compareAndSet(false, true)) {
      LOG.info("countTokensApiUrl answers again");
    }
  }

  private void logFailure(Throwable failure) {
    if (answering.compareAndSet(true, false)) {
      LOG.warn("countTokensApiUrl: {}. Tokens are estimated until it answers.", reason(failure));
    }
  }

  private static Throwable cause(Throwable failure) {
    boolean wrapper =
        failure instanceof CompletionException || failure instanceof UncheckedIOException;
    return wrapper && failure.getCause() != null ? cause(failure.getCause()) : failure;
  }

  /// Names the failure without quoting what was sent or answered.
  private static String reason(Throwable failure) {
    return switch (failure) {
      case TimeoutException _, InterruptedIOException _ -> "no answer in time";
      case IOException e -> String.valueOf(e.getMessage());
      default -> "the request cannot be sent";
    };
  }

  private static final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(int status) {
      super("HTTP " + status);
    }
  }

  private record Count(@JsonProperty("input_tokens") @Nullable Integer inputTokens) {}

  /// What is sent: the members of the request that cost tokens.
  private record Question(
      String model,
      List<InputMessage> messages,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ContentBlock> system,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Tool> tools) {

    static Question of(MessagesRequest request) {
      return new Question(request.model(), request.messages(), request.system(), request.tools());
    }
  }
}
