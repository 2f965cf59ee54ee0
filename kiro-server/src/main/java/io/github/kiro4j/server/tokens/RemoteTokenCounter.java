package io.github.kiro4j.server.tokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.TokenCount;
import io.github.kiro4j.api.messages.Tool;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the service at `countTokensApiUrl`, and another counter when that fails or takes too long.
///
/// Equal requests that come at once or again are asked once. They are remembered by their hash.
///
/// A service that failed is left alone for a while, so that not every client waits for it in vain;
/// then one request tries it, and the others go on with the estimate until that is answered.
public final class RemoteTokenCounter implements TokenCounter {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteTokenCounter.class);

  private static final Executor ON_VIRTUAL_THREAD =
      task -> Thread.ofVirtual().name("count tokens").start(task);

  private static final int REMEMBERED = 1_000;
  private static final Duration REST = Duration.ofSeconds(30);
  private static final Instant AT_WORK = Instant.MIN;

  /// Says that this request cannot be counted, not that the service is in trouble.
  private static final Set<Integer> REFUSALS = Set.of(400, 404, 413, 422);

  private static final int MAX_ANSWER_BYTES = 64 * 1024;

  private final HttpClient http;
  private final Settings settings;
  private final TokenCounter fallback;
  private final InstantSource clock;
  private final AsyncCache<String, Integer> counts =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(ON_VIRTUAL_THREAD).buildAsync();
  private final AtomicBoolean answering = new AtomicBoolean(true);
  private final AtomicReference<Instant> restsUntil = new AtomicReference<>(AT_WORK);

  /// How the service is asked.
  ///
  /// @param url the whole address of the service
  /// @param key null or blank when it takes none
  /// @param timeout the longest that a client waits for it
  public record Settings(URI url, @Nullable Secret key, CountTokensAuth auth, Duration timeout) {}

  /// A counter that trusts the service at first.
  ///
  /// @param fallback counts when the service does not
  public RemoteTokenCounter(
      HttpClient http, Settings settings, TokenCounter fallback, InstantSource clock) {
    this.http = http;
    this.settings = settings;
    this.fallback = fallback;
    this.clock = clock;
  }

  @Override
  public int count(MessagesRequest request) {
    byte[] question = Json.bytes(Question.of(request));
    Integer count = count(question);
    return count == null ? fallback.count(request) : count;
  }

  private @Nullable Integer count(byte[] question) {
    String key = sha256(question);
    CompletableFuture<Integer> known = counts.getIfPresent(key);
    if (known != null) {
      return known.join();
    }
    return mayAsk() ? counts.get(key, (_, executor) -> ask(question, executor)).join() : null;
  }

  /// Whether the service is at work, or this request is the one that tries it after its rest.
  private boolean mayAsk() {
    Instant until = restsUntil.get();
    Instant now = clock.instant();
    return until.equals(AT_WORK)
        || (!now.isBefore(until) && restsUntil.compareAndSet(until, now.plus(REST)));
  }

  /// The count, or null, which the cache forgets, if there is none in time.
  private CompletableFuture<@Nullable Integer> ask(byte[] question, Executor executor) {
    HttpPost post = post(question);
    return CompletableFuture.supplyAsync(() -> send(post), executor)
        .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .handle((count, failure) -> {
          if (failure == null) {
            noteAnswer();
            return count;
          }
          post.abort();
          noteFailure(failure);
          return null;
        });
  }

  /// The real API wants a version; others do not mind one.
  private HttpPost post(byte[] question) {
    HttpPost post = new HttpPost(settings.url());
    post.setHeader("anthropic-version", "2023-06-01");
    if (settings.key() != null && !settings.key().blank()) {
      settings.auth().write(post, settings.key());
    }
    post.setEntity(new ByteArrayEntity(question, ContentType.APPLICATION_JSON));
    return post;
  }

  private int send(HttpPost post) {
    try {
      return http.execute(post, RemoteTokenCounter::inputTokens);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int inputTokens(ClassicHttpResponse response) throws IOException {
    if (REFUSALS.contains(response.getCode())) {
      throw new RefusedException(response.getCode());
    }
    if (response.getCode() / 100 != 2 || response.getEntity() == null) {
      throw new IOException("HTTP " + response.getCode());
    }
    byte[] answer = EntityUtils.toByteArray(response.getEntity(), MAX_ANSWER_BYTES);
    int count = Json.MAPPER.readValue(answer, TokenCount.class).inputTokens();
    if (count < 1) {
      throw new IOException("the answer's input_tokens is below 1");
    }
    return count;
  }

  private void noteAnswer() {
    restsUntil.set(AT_WORK);
    if (answering.compareAndSet(false, true)) {
      LOG.info("countTokensApiUrl answers again");
    }
  }

  private void noteFailure(Throwable failure) {
    Throwable origin = origin(failure);
    restsUntil.set(origin instanceof RefusedException ? AT_WORK : clock.instant().plus(REST));
    if (answering.compareAndSet(true, false)) {
      LOG.warn("countTokensApiUrl: {}. Tokens are estimated until it answers.", reason(origin));
    }
  }

  private static Throwable origin(Throwable failure) {
    boolean wrapper =
        failure instanceof CompletionException || failure instanceof UncheckedIOException;
    return wrapper && failure.getCause() != null ? origin(failure.getCause()) : failure;
  }

  /// Names the failure without quoting what was sent or answered.
  private static String reason(Throwable failure) {
    return switch (failure) {
      case TimeoutException _ -> "no answer in time";
      case JsonProcessingException _ -> "the answer has no input_tokens";
      case IOException e -> String.valueOf(e.getMessage());
      default -> "it cannot be asked";
    };
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(int status) {
      super("HTTP " + status);
    }
  }

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
