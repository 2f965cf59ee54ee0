package io.github.kiro4j.benchmarks.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Sends one small request after the other over a connection that stays open, and measures how long
/// each response takes.
final class GoodClient {

  /// A request without a response in this time counts as a failure.
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final long PAUSE_MILLIS = 10;

  private final HttpRequest request;

  private GoodClient(HttpRequest request) {
    this.request = request;
  }

  static GoodClient ofMessages(Target target) {
    return new GoodClient(
        HttpRequest.newBuilder(target.messages())
            .timeout(TIMEOUT)
            .header("x-api-key", Target.KEY)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Bodies.SMALL))
            .build());
  }

  static GoodClient ofHealth(Target target) {
    return new GoodClient(HttpRequest.newBuilder(target.health()).timeout(TIMEOUT).GET().build());
  }

  /// Starts to measure on a thread of its own, until the time has passed.
  FutureTask<Latencies> start(Duration time) {
    FutureTask<Latencies> measuring = new FutureTask<>(() -> measure(time));
    Thread.ofPlatform().daemon().start(measuring);
    return measuring;
  }

  private Latencies measure(Duration time) throws InterruptedException {
    List<Long> nanos = new ArrayList<>();
    int failures = 0;
    try (HttpClient client = client()) {
      long end = System.nanoTime() + time.toNanos();
      while (System.nanoTime() < end) {
        long begin = System.nanoTime();
        if (succeeds(client)) {
          nanos.add(System.nanoTime() - begin);
        } else {
          failures++;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    return new Latencies(nanos, failures);
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(TIMEOUT)
        .build();
  }

  private boolean succeeds(HttpClient client) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  static Latencies await(FutureTask<Latencies> measuring) throws InterruptedException {
    try {
      return measuring.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the good client cannot measure", e);
    }
  }
}
