package io.github.kiro4j.benchmarks.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Somebody with a client key, and what the gateways answered. Safe for use by many threads.
final class TeamMember {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int OK = 200;

  private final String key;
  private final Map<Long, Integer> servedByMinute = new TreeMap<>();

  TeamMember(String key) {
    this.key = key;
  }

  /// Sends one small request.
  ///
  /// @return whether the gateway has answered, whatever the answer
  boolean send(HttpClient client, Target target) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(target.messages())
            .timeout(TIMEOUT)
            .header("x-api-key", key)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(Bodies.SMALL))
            .build();
    long minute = System.currentTimeMillis() / TeamProgram.MINUTE_MILLIS;
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      // A request across the border of two minutes may have counted in either.
      if (status == OK && minute == System.currentTimeMillis() / TeamProgram.MINUTE_MILLIS) {
        served(minute);
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private synchronized void served(long minute) {
    servedByMinute.merge(minute, 1, Integer::sum);
  }

  /// The largest number of requests that were served in one minute.
  synchronized int mostServedInAMinute() {
    return servedByMinute.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
