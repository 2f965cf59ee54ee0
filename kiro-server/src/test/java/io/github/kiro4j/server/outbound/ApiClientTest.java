package io.github.kiro4j.server.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.kiro4j.server.secret.Secret;
import jakarta.ws.rs.core.Form;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ApiClientTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Map<String, String> JSON =
      Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target", "Service.Operation");

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch answered = new CountDownLatch(1);
  private final AtomicLong sentBytes = new AtomicLong();
  private HttpServer server;
  private HttpClients http;
  private ApiClient api;
  private volatile Exchange behaviour = exchange -> reply(exchange, 200, "{}");
  private volatile Headers received = new Headers();
  private volatile String body = "";

  private interface Exchange {
    void answer(HttpExchange exchange) throws IOException;
  }

  private record Question(Secret token, int count, @Nullable String absent) {}

  private record Answer(
      @JsonProperty("access_token") @Nullable Secret token,
      @Nullable Long number,
      @Nullable String text,
      @Nullable List<Answer> list,
      @Nullable Answer one) {}

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            received = exchange.getRequestHeaders();
            body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            behaviour.answer(exchange);
          }
        });
    server.start();
    http =
        new HttpClients(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            TrustedCertificates.ofTheJdk(),
            new ProxySettings.Direct());
    api = new ApiClient(http, timer);
  }

  @AfterEach
  void close() throws IOException {
    answered.countDown();
    api.stop();
    http.stop();
    server.stop(0);
    timer.shutdownNow();
    threads.shutdownNow();
  }

  @Test
  void aConnectionStaysOpenUntilItHasBeenIdleForLong() throws Exception {
    api.send(post(new Question(new Secret("not-a-real-token"), 3, null)), null);

    http.closeIdle(Duration.ofMinutes(1));
    assertThat(http.usualPool().getTotalStats().getAvailable()).isOne();

    http.closeIdle(Duration.ZERO);
    assertThat(http.usualPool().getTotalStats().getAvailable()).isZero();
  }

  @Test
  void aRecordIsSentAsJsonWithItsLengthAndTheHeadersOfTheRequest() throws Exception {
    api.send(post(new Question(new Secret("not-a-real-token"), 3, null)), null);

    assertThat(body).isEqualTo("{\"token\":\"not-a-real-token\",\"count\":3}");
    assertThat(received.get("Content-Type")).containsExactly("application/x-amz-json-1.0");
    assertThat(received.get("Content-Length")).containsExactly(String.valueOf(body.length()));
    assertThat(received.get("X-Amz-Target")).containsExactly("Service.Operation");
    assertThat(received.containsKey("Transfer-Encoding")).isFalse();
  }

  @Test
  void bytesAndFormsAreSentAsTheyAre() throws Exception {
    api.send(post("{\"a\":1}".getBytes(UTF_8)), null);
    assertThat(body).isEqualTo("{\"a\":1}");

    Map<String, String> headers = Map.of("content-type", "application/x-www-form-urlencoded");
    api.send(ApiRequest.post(address(), headers, new Form("a b", "c&d"), LONG), null);
    assertThat(body).isEqualTo("a+b=c%26d");
  }

  @Test
  void aGetHasNoBody() throws Exception {
    api.send(ApiRequest.get(URI.create(address() + "list?origin=A%20B"), Map.of(), LONG), null);

    assertThat(body).isEmpty();
    assertThat(received.containsKey("Content-Type")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-amz-json-1.0", "text/html", ""})
  void anAnswerIsReadAsJsonWhateverItsType(String type) throws Exception {
    behaviour =
        exchange -> {
          if (!type.isEmpty()) {
            exchange.getResponseHeaders().add("Content-Type", type);
          }
          reply(exchange, 200, "{\"access_token\": \"not-a-real-token\", \"unknown\": 1}");
        };

    assertThat(answer().token()).isEqualTo(new Secret("not-a-real-token"));
  }

  @Test
  void aMemberOfAnotherTypeCountsAsAbsentAndCostsNoOther() throws Exception {
    behaviour =
        exchange ->
            reply(
                exchange,
                200,
                """
                {"number": "many", "text": {"a": [1]}, "one": "two", "access_token": "t",
                 "list": [{"text": "first"}, "second", null, 3, {"text": "third"}]}
                """);

    Answer answer = answer();

    assertThat(answer.token()).isEqualTo(new Secret("t"));
    assertThat(answer.number()).isNull();
    assertThat(answer.text()).isNull();
    assertThat(answer.one()).isNull();
    assertThat(answer.list()).extracting(Answer::text).containsExactly("first", "third");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "\"text\"", "{\"cut"})
  void aBodyThatIsNoJsonOfTheShapeIsNoAnswer(String text) throws Exception {
    behaviour = exchange -> reply(exchange, 200, text);

    ApiResponse response = api.send(post(Map.of()), null);

    assertThat(response.json(Answer.class)).isEmpty();
    assertThat(response.body()).asString(UTF_8).isEqualTo(text);
  }

  /// The rest of the error would take minutes; the connection is closed instead.
  @Test
  void ofALargeErrorOnlyTheBeginningIsRead() throws Exception {
    behaviour = exchange -> replyEndlessly(exchange, 500, 200L * 1024 * 1024);

    ApiResponse response = api.send(post(Map.of()), null);

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.body()).hasSize(64 * 1024);
    answered.await();
    assertThat(sentBytes.get()).isLessThan(20L * 1024 * 1024);
  }

  @ParameterizedTest
  @ValueSource(longs = {200L * 1024 * 1024, 0})
  void aLargeAnswerIsRefused(long length) throws Exception {
    behaviour = exchange -> replyEndlessly(exchange, 200, length);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> api.send(post(Map.of()), null))
        .withMessage("the answer is larger than 4194304 bytes");
    answered.await();
    assertThat(sentBytes.get()).isLessThan(40L * 1024 * 1024);
  }

  @Test
  void aServiceThatKeepsSilentIsGivenUpInTime() {
    behaviour = _ -> await(LONG);

    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> api.send(post(Map.of(), Duration.ofMillis(200)), null));
  }

  @Test
  void aServiceThatNeverEndsItsAnswerIsGivenUpInTime() {
    behaviour =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          while (!await(Duration.ofMillis(20))) {
            out.write(' ');
            out.flush();
          }
        };

    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> api.send(post(Map.of(), Duration.ofMillis(400)), null))
        .withMessage("no answer in time");
  }

  @Test
  void aCallCanBeCancelledByAnotherThread() throws Exception {
    CompletableFuture<Boolean> arrived = new CompletableFuture<>();
    behaviour =
        _ -> {
          arrived.complete(true);
          await(LONG);
        };
    CompletableFuture<Cancellable> started = new CompletableFuture<>();

    Future<ApiResponse> call =
        threads.submit(() -> api.send(post(Map.of()), null, started::complete));
    arrived.get();
    started.get().cancel();

    assertThat(call).failsWithin(LONG).withThrowableThat().withCauseInstanceOf(IOException.class);
  }

  @Test
  void aServiceThatIsGoneIsAnIoException() {
    server.stop(0);

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> api.send(post(Map.of()), null));
  }

  @Test
  void connectionsAreReused() throws Exception {
    CompletableFuture<Integer> first = new CompletableFuture<>();
    behaviour =
        exchange -> {
          int port = exchange.getRemoteAddress().getPort();
          boolean same = first.complete(port) || first.join() == port;
          reply(exchange, same ? 200 : 500, "{\"number\": 1}");
        };

    for (int i = 0; i < 5; i++) {
      assertThat(api.send(post(Map.of()), null).status()).isEqualTo(200);
    }
  }

  @Test
  void nothingShowsWhatIsSentOrAnswered() throws Exception {
    behaviour = exchange -> reply(exchange, 200, "{\"access_token\": \"s3cr3t\"}");
    Map<String, String> headers =
        Map.of("content-type", "application/json", "authorization", "Bearer s3cr3t");
    ApiRequest request =
        ApiRequest.post(
            URI.create(address() + "path?profileArn=s3cr3t"),
            headers,
            new Question(new Secret("s3cr3t"), 1, null),
            LONG);

    ApiResponse response = api.send(request, null);

    assertThat(request + " " + response + " " + request.body() + response.json(Answer.class))
        .contains("POST", "path", "200")
        .doesNotContain("s3cr3t");
  }

  private Answer answer() throws IOException {
    return api.send(post(Map.of()), null).require(Answer.class, "an answer");
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private ApiRequest post(Object content) {
    return post(content, LONG);
  }

  private ApiRequest post(Object content, Duration timeout) {
    return ApiRequest.post(address(), JSON, content, timeout);
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// @param length 0 for chunks without end
  private void replyEndlessly(HttpExchange exchange, int status, long length) throws IOException {
    exchange.sendResponseHeaders(status, length);
    byte[] piece = new byte[64 * 1024];
    try {
      for (long sent = 0; sent < 200L * 1024 * 1024; sent += piece.length) {
        exchange.getResponseBody().write(piece);
        sentBytes.addAndGet(piece.length);
      }
    } finally {
      answered.countDown();
    }
  }

  /// @return whether the test has ended
  private boolean await(Duration time) {
    try {
      return answered.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }
}
