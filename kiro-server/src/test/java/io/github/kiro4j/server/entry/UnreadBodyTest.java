package io.github.kiro4j.server.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.TestGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests that are refused before their whole body was read, on a persistent connection.
class UnreadBodyTest {

  private static final int LIMIT = 2048;

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start("limits: {maxRequestBytes: " + LIMIT + "B}\n");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/messages, text/plain, right, 415",
    "/v1/messages, application/json, wrong, 401",
    "/v1/nothing, application/json, right, 404",
    "/v1/messages, application/json, right, 400",
  })
  void theConnectionStaysUsableAfterARefusal(
      String path, String contentType, String key, int status) throws Exception {
    try (Connection connection = new Connection()) {
      connection.send(head(path, contentType, key, 40));
      connection.send("not the JSON that it");
      connection.send(" says it would be...");
      assertThat(connection.status()).isEqualTo(status);

      connection.send(head("/v1/models", "application/json", "right", 0).replace("POST", "GET"));
      assertThat(connection.status()).isEqualTo(200);
    }
  }

  @Test
  void aBodyBeyondTheLimitIsDrainedSoThatTheClientReceivesTheError() throws Exception {
    try (Connection connection = new Connection()) {
      connection.send(head("/v1/messages", "application/json", "right", LIMIT + 1000));
      connection.send("[" + " ".repeat(LIMIT + 900));
      connection.send(" ".repeat(99));
      assertThat(connection.status()).isEqualTo(413);

      connection.send(head("/v1/models", "application/json", "right", 0).replace("POST", "GET"));
      assertThat(connection.status()).isEqualTo(200);
    }
  }

  @Test
  void anEndlessBodyIsNotDrainedAndTheResponseAnnouncesTheClose() throws Exception {
    try (Connection connection = new Connection()) {
      connection.send(head("/v1/messages", "application/json", "right", Integer.MAX_VALUE));
      connection.send("[" + " ".repeat(20 * LIMIT));

      assertThat(connection.status()).isEqualTo(413);
      assertThat(connection.closes()).isTrue();
    }
  }

  private static String head(String path, String contentType, String key, int length) {
    return """
    POST %s HTTP/1.1
    Host: localhost
    Content-Type: %s
    x-api-key: %s
    Content-Length: %d

    """
        .formatted(path, contentType, key.equals("right") ? TestGateway.KEY : key, length)
        .replace("\n", "\r\n");
  }

  /// One connection to the gateway, with one response after the other.
  private static final class Connection implements AutoCloseable {

    private final Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), gateway.uri().getPort());
    private final OutputStream out = socket.getOutputStream();
    private final BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    private boolean closes;

    Connection() throws IOException {
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
    }

    void send(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    /// Reads one whole response.
    int status() throws IOException {
      String line = in.readLine();
      assertThat(line).startsWith("HTTP/1.1 ");
      int status = Integer.parseInt(line.substring(9, 12));
      int length = 0;
      for (line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        String header = line.toLowerCase(Locale.ROOT);
        if (header.startsWith("content-length:")) {
          length = Integer.parseInt(header.substring(15).strip());
        }
        closes |= header.equals("connection: close");
      }
      assertThat(in.skip(length)).isEqualTo(length);
      return status;
    }

    boolean closes() {
      return closes;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
