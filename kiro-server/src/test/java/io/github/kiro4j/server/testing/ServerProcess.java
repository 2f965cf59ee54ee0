package io.github.kiro4j.server.testing;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.server.KiroApplication;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A whole gateway in a process of its own, which a test may kill or send signals.
public final class ServerProcess implements AutoCloseable {

  private final Process process;
  private final int port;
  private final String adminKey;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ServerProcess(Process process, int port, String adminKey) {
    this.process = process;
    this.port = port;
    this.adminKey = adminKey;
  }

  /// Starts a gateway over the credentials file in a folder.
  ///
  /// @param upstream the address of everything that the gateway calls
  public static ServerProcess start(Path folder, String upstream, Duration within)
      throws IOException {
    int port = freePort();
    String adminKey = TestGateway.ADMIN_KEY + "-" + UUID.randomUUID();
    Path config =
        Files.writeString(
            folder.resolve("config.yml"),
            """
            apiKey: %1$s
            adminApiKey: %2$s
            port: %3$d
            upstream:
              runtimeUrl: %4$s
              qUrl: %4$s
              codewhispererUrl: %4$s
              managementUrl: %4$s
              socialAuthUrl: %4$s
              idcAuthUrl: %4$s
              portalUrl: %4$s
            models: {refresh: false}
            server:
              adminConnectors:
                - {type: http, bindHost: 127.0.0.1, port: 0}
              requestLog: {appenders: []}
            credentialSyncIntervalSecs: 0
            logging: {level: WARN, loggers: {io.github.kiro4j.server.credentials.pool: INFO}}
            """
                .formatted(TestGateway.KEY, adminKey, port, upstream));
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KiroApplication.class.getName(),
            "server",
            config.toString());
    Process process =
        command
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("gateway.log").toFile())
            .start();
    ServerProcess gateway = new ServerProcess(process, port, adminKey);
    Eventually.await(within, gateway::isUp);
    return gateway;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// A client with the admin key.
  public AdminClient adminClient() {
    return new AdminClient(uri(""), adminKey);
  }

  public Process process() {
    return process;
  }

  /// Sends a signal.
  ///
  /// @param name without `SIG`
  public void signal(String name) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (exit != 0) {
      throw new IOException("the signal cannot be sent");
    }
  }

  /// Only this gateway accepts the key: another test's gateway may have taken the port.
  private boolean isUp() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the gateway has ended");
    }
    try {
      return send(HttpRequest.newBuilder(uri("/api/admin/status")).header("x-api-key", adminKey))
          == 200;
    } catch (IOException _) {
      return false;
    }
  }

  /// Sends a request for messages.
  ///
  /// @return the status
  public int postMessages(String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri("/v1/messages"))
            .header("x-api-key", TestGateway.KEY)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  /// Has so many credentials refreshed at once, one refresh of each after the other, until the
  /// process ends.
  public void refreshAllTheTime(int credentials) {
    for (int id = 1; id <= credentials; id++) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri("/api/admin/credentials/" + id + "/refresh"))
              .header("x-api-key", adminKey)
              .POST(BodyPublishers.noBody());
      threads.execute(() -> repeat(request));
    }
  }

  private void repeat(HttpRequest.Builder request) {
    try {
      while (process.isAlive()) {
        send(request);
      }
    } catch (IOException | InterruptedException _) {
      // The gateway was killed.
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    threads.shutdownNow();
    http.shutdownNow();
  }
}
