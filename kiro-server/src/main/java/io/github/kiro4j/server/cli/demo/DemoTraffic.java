package io.github.kiro4j.server.cli.demo;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.server.time.Sleeper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// Made-up clients, so that somebody who looks at the demo sees requests. Each client sends one
/// request after the other on a thread of its own, until the gateway is gone.
final class DemoTraffic {

  private static final List<String> MODELS =
      List.of("claude-sonnet-4-5", "claude-haiku-4-5", "claude-sonnet-4-5", "claude-opus-4-5");
  private static final List<String> QUESTIONS =
      List.of(
          DemoAnswers.LONG,
          "Why does the test fail?",
          "Summarise the log.",
          "What time is it in Berlin?");
  private static final int LEAST_PAUSE = 2_000;
  private static final int MOST_PAUSE = 14_000;

  /// One request of so many is given up by its client.
  private static final int GIVEN_UP = 12;

  private final URI server;
  private final RandomGenerator random;
  private final Sleeper sleeper;
  private final Runnable trouble;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// @param trouble makes one of the next attempts fail
  DemoTraffic(URI server, RandomGenerator random, Sleeper sleeper, Runnable trouble) {
    this.server = server;
    this.random = random;
    this.sleeper = sleeper;
    this.trouble = trouble;
  }

  /// Sends one message with each of these credentials.
  void tryOut(String adminKey, long... credentials) throws IOException, InterruptedException {
    for (long id : credentials) {
      exchange(AdminClient.BASE_PATH + "/test/messages?credential=" + id, adminKey);
    }
  }

  /// Lets one client work with each key.
  void start(List<String> keys) {
    for (String key : keys) {
      Thread.ofVirtual().name("demo-client").start(() -> work(key));
    }
  }

  private void work(String key) {
    try {
      while (true) {
        if (random.nextInt(GIVEN_UP) == 0) {
          trouble.run();
        }
        exchange("/v1/messages", key);
        sleeper.sleep(Duration.ofMillis(random.nextInt(LEAST_PAUSE, MOST_PAUSE)));
      }
    } catch (IOException | InterruptedException _) {
      // The gateway has stopped.
    }
  }

  private void exchange(String path, String key) throws IOException, InterruptedException {
    String body =
        """
        {"model":"%s","max_tokens":2000,"stream":true,"messages":[{"role":"user","content":"%s"}]}\
        """
            .formatted(one(MODELS), one(QUESTIONS));
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .header(AdminClient.KEY_HEADER, key)
            .header("content-type", "application/json")
            .header("user-agent", "demo-client/1.0")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
    try (InputStream answer = response.body()) {
      if (random.nextInt(GIVEN_UP) == 0) {
        answer.readNBytes(2_000);
      } else {
        answer.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private String one(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
