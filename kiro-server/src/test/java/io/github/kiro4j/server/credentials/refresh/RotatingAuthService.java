package io.github.kiro4j.server.credentials.refresh;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.kiro4j.api.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// An auth service that replaces `token-of-3-…-number-17` by `token-of-3-…-number-18`, whatever
/// token it gets, and remembers when each answer was on its way.
public final class RotatingAuthService implements AutoCloseable {

  /// An answer.
  ///
  /// @param nanos when it was on its way, by [System#nanoTime]
  private record Answer(int number, long nanos) {}

  /// The gateway takes shorter tokens for truncated ones.
  private static final String PADDING = "fake".repeat(25);

  /// In nanoseconds, as over a network.
  private static final long LONGEST_ANSWER = 200_000_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Integer, AtomicInteger> numbers = new ConcurrentHashMap<>();
  private final Map<Integer, List<Answer>> answers = new ConcurrentHashMap<>();

  public RotatingAuthService() throws IOException {
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public static String token(int account, int number) {
    return "token-of-%d-%s-number-%d".formatted(account, PADDING, number);
  }

  static int account(String token) {
    return Integer.parseInt(token.split("-", -1)[2]);
  }

  public static int number(String token) {
    return Integer.parseInt(token.substring(token.lastIndexOf('-') + 1));
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = Json.MAPPER.readTree(exchange.getRequestBody());
      int account = account(request.path("refreshToken").asText());
      int next = numbers.computeIfAbsent(account, _ -> new AtomicInteger()).incrementAndGet();
      byte[] body =
          """
          {"accessToken": "access-%s", "refreshToken": "%s", "expiresIn": 3600}\
          """
              .formatted(token(account, next), token(account, next))
              .getBytes(StandardCharsets.UTF_8);
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_ANSWER));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
      answers
          .computeIfAbsent(account, _ -> new CopyOnWriteArrayList<>())
          .add(new Answer(next, System.nanoTime()));
    }
  }

  /// The number of the newest token of an account whose answer was on its way before that time.
  public int newestBefore(int account, long nanos) {
    return answers.getOrDefault(account, List.of()).stream()
        .filter(answer -> answer.nanos() < nanos)
        .mapToInt(Answer::number)
        .max()
        .orElse(0);
  }

  /// How many tokens were issued.
  public int issued() {
    return numbers.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
