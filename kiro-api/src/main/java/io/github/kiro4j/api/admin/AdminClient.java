package io.github.kiro4j.api.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.kiro4j.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks a running gateway about itself. Safe for use by many threads.
public final class AdminClient implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final URI server;

  /// @param server base address of the gateway, for example `http://127.0.0.1:8990`
  public AdminClient(URI server) {
    this.server = server;
  }

  /// Whether the process runs.
  ///
  /// @throws IOException if nothing answers there, or something that is no kiro4j gateway
  public Health live() throws IOException, InterruptedException {
    return health("healthz");
  }

  /// Whether requests can be served; if not, the answer tells why.
  ///
  /// @throws IOException if nothing answers there, or something that is no kiro4j gateway
  public Health ready() throws IOException, InterruptedException {
    return health("readyz");
  }

  private Health health(String path) throws IOException, InterruptedException {
    URI address = URI.create(server.toString().replaceAll("/+$", "") + "/" + path);
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
    try {
      Health health = Json.MAPPER.readValue(response.body(), Health.class);
      if (health != null && health.status() != null) {
        return health;
      }
    } catch (JsonProcessingException _) {
      // Told below, together with answers that are JSON but no health report.
    }
    throw new IOException(
        "%s answered HTTP %d, but not as a kiro4j gateway does"
            .formatted(address, response.statusCode()));
  }

  @Override
  public void close() {
    http.close();
  }
}
