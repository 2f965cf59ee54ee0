package io.github.kiro4j.server.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Requests from which the JVM learns, for its ahead-of-time cache, which classes and methods a
/// gateway uses, and how.
///
/// @param port of a gateway on the loopback address
/// @param key of a client
/// @param rounds number of streams for each connection
record TrainingRequests(int port, String key, int rounds) {

  private static final int CONNECTIONS = 8;

  /// After some thousand requests the JVM has seen what matters.
  static final int USUAL_ROUNDS = 600;

  private static final String MESSAGE =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,"stream":%b,"system":"Be brief.",
       "messages":[{"role":"user","content":"Hello!"},
        {"role":"assistant","content":[{"type":"text","text":"Hello. How can I help?"}]},
        {"role":"user","content":[{"type":"text","text":"Tell me about the weather. %s"}]}],
       "tools":[{"name":"read_file","description":"Reads a file",
        "input_schema":{"type":"object","properties":{"path":{"type":"string"}},"required":["path"]}}]}
      """;

  private static final String COUNTED =
      """
      {"model":"claude-sonnet-4-5","messages":[{"role":"user","content":"Hello!"}]}\
      """;

  private static final String LONG_TEXT =
      "The quick brown fox jumps over the lazy dog. ".repeat(500);

  /// Sends all requests.
  ///
  /// @throws IOException if a request fails: a cache of failures would be of no use
  void send() throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Callable<Boolean>> connections = Collections.nCopies(CONNECTIONS, this::streams);
      for (Future<Boolean> connection : threads.invokeAll(connections)) {
        connection.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a request for the training of the cache has failed", e.getCause());
    }
  }

  private boolean streams() throws IOException {
    for (int round = 0; round < rounds; round++) {
      exchange("/v1/messages", MESSAGE.formatted(true, ""));
      if (round % 10 == 0) {
        occasional();
      }
    }
    return true;
  }

  private void occasional() throws IOException {
    exchange("/v1/messages", MESSAGE.formatted(false, ""));
    exchange("/v1/messages", MESSAGE.formatted(true, LONG_TEXT));
    exchange("/v1/messages/count_tokens", COUNTED);
    exchange("/v1/models", null);
    exchange("/healthz", null);
    exchange("/readyz", null);
  }

  private void exchange(String path, @Nullable String body) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setRequestProperty("x-api-key", key);
    if (body != null) {
      connection.setRequestProperty("content-type", "application/json");
      connection.setDoOutput(true);
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream response = connection.getInputStream()) {
      response.transferTo(OutputStream.nullOutputStream());
    }
  }
}
