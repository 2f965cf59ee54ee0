package io.github.kiro4j.server.messages;

import static io.github.kiro4j.server.testing.DepartingClient.PLAIN;
import static io.github.kiro4j.server.testing.DepartingClient.STREAMED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.outbound.TrustedCertificates;
import io.github.kiro4j.server.testing.DepartingClient;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.RawUpstream;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.server.testing.TlsServer;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.recording.Ending;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Delivery;
import io.github.kiro4j.simulator.script.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that close their connection before they have a byte of the answer, in each phase of
/// their request.
@Timeout(60)
class DeparturePhasesTest {

  /// The gateway notices within one second; the rest is for a slow machine.
  private static final Duration SOON = Duration.ofSeconds(4);

  private static final Duration LONG = Duration.ofSeconds(50);

  /// How a client leaves.
  enum Manner {
    CLOSE,
    RESET,
    /// The client would still read; nothing shows the gateway that.
    HALF_CLOSE
  }

  @ParameterizedTest
  @EnumSource(Manner.class)
  void plainRequestIsCancelledWhileItWaitsForTheStatusLine(Manner manner) throws Exception {
    try (TestGateway gateway = TestGateway.start()) {
      gateway.upstream().scripts().next(slowHeaders());
      DepartingClient client = new DepartingClient(gateway);
      client.ask(PLAIN);
      RecordedRequest call = awaitCall(gateway);

      leave(client, manner);

      assertThat(call.awaitEnding(SOON).kind()).isEqualTo(Ending.Kind.CLIENT_LEFT);
      awaitDeparture(gateway);
      client.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"headers", "first event", "middle"})
  void theUpstreamCallIsCancelledWhateverIsAwaited(String awaited) throws Exception {
    try (TestGateway gateway = TestGateway.start()) {
      for (String body : List.of(PLAIN, STREAMED)) {
        gateway
            .upstream()
            .scripts()
            .next(
                switch (awaited) {
                  case "headers" -> slowHeaders();
                  case "first event" -> Script.answer().silence();
                  default -> Script.answer().text("a").silence();
                });
        try (DepartingClient client = new DepartingClient(gateway)) {
          client.ask(body);
          awaitCall(gateway);
        }

        assertThat(lastCall(gateway).awaitEnding(SOON).kind()).isEqualTo(Ending.Kind.CLIENT_LEFT);
        gateway.upstream().forgetRequests();
      }
      assertThat(gateway.upstream().requests(Operation.GENERATE)).isEmpty();
    }
  }

  @Test
  void requestWithChunksIsWatchedToo() throws Exception {
    try (TestGateway gateway = TestGateway.start()) {
      gateway.upstream().scripts().next(slowHeaders());
      try (DepartingClient client = new DepartingClient(gateway)) {
        client.askInChunks(PLAIN);
        awaitCall(gateway);
      }

      assertThat(lastCall(gateway).awaitEnding(SOON).kind()).isEqualTo(Ending.Kind.CLIENT_LEFT);
    }
  }

  @Test
  void waitingForTheRefreshEndsAndTheRefreshItselfGoesOn() throws Exception {
    try (KiroSimulator upstream = KiroSimulator.start()) {
      String refreshToken = upstream.accounts().newRefreshToken();
      Account account = upstream.accounts().addSocial(refreshToken);
      account.slowRefreshes(Duration.ofSeconds(8));
      String entry = "[{\"id\": 1, \"refreshToken\": \"%s\"}]".formatted(refreshToken);
      try (TestGateway gateway = TestGateway.start(upstream, entry, "")) {
        try (DepartingClient client = new DepartingClient(gateway)) {
          client.ask(PLAIN);
          upstream.awaitRequest(sent -> sent.operation() == Operation.REFRESH_SOCIAL, LONG);
        }

        awaitDeparture(gateway);
        assertThat(Files.readString(gateway.credentialsFile())).contains(refreshToken);

        Path file = gateway.credentialsFile();
        Eventually.await(() -> !Files.readString(file).contains(refreshToken));
        assertThat(account.refreshes()).isEqualTo(1);
        assertThat(upstream.requests(Operation.GENERATE)).isEmpty();
      }
    }
  }

  /// A server that never accepts, and whose queue is full: Linux drops further attempts to connect.
  @Test
  void connectingEnds() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      waiting.add(new Socket(full.getInetAddress(), full.getLocalPort()));
      waiting.add(new Socket(full.getInetAddress(), full.getLocalPort()));
      String yaml = "  connectTimeout: 50s\n  apiUrl: http://127.0.0.1:" + full.getLocalPort();
      try (TestGateway gateway = TestGateway.startWith(yaml + "\n", "")) {
        try (DepartingClient client = new DepartingClient(gateway)) {
          client.ask(PLAIN);
          gateway
              .upstream()
              .awaitRequest(sent -> sent.operation() == Operation.REFRESH_SOCIAL, LONG);
        }

        awaitDeparture(gateway);
      }
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void nothingIsRetriedAfterTheClientHasLeft() throws Exception {
    byte[] failure =
        "HTTP/1.1 500 No\r\nRetry-After: 40\r\nContent-Length: 0\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    try (RawUpstream upstream = new RawUpstream(connection -> connection.write(failure));
        TestGateway gateway = TestGateway.startWith("  apiUrl: " + upstream.url() + "\n", "")) {
      try (DepartingClient client = new DepartingClient(gateway)) {
        client.ask(PLAIN);
        Eventually.await(() -> upstream.requests() > 0);
      }

      awaitDeparture(gateway);
      assertThat(upstream.requests()).isEqualTo(1);
    }
  }

  @Test
  void aClientOfTlsIsNoticedToo(@TempDir Path folder) throws Exception {
    try (TlsServer keys = new TlsServer(folder, "");
        TestGateway gateway = TestGateway.startWith("", connector(keys))) {
      gateway.upstream().scripts().next(slowHeaders());
      SSLContext trust = TrustedCertificates.with(keys.certificate(), null);
      try (DepartingClient client = tlsClient(trust, gateway)) {
        client.ask(PLAIN);
        awaitCall(gateway);
      }

      assertThat(lastCall(gateway).awaitEnding(SOON).kind()).isEqualTo(Ending.Kind.CLIENT_LEFT);
    }
  }

  private static String connector(TlsServer keys) {
    return """
      applicationConnectors:
        - type: https
          bindHost: 127.0.0.1
          port: 0
          keyStorePath: %s
          keyStorePassword: %s
          validateCerts: false
    """
        .formatted(keys.keyStore(), keys.password());
  }

  private static DepartingClient tlsClient(SSLContext context, TestGateway gateway)
      throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
    return new DepartingClient(socket, gateway.uri().getPort());
  }

  private static Script slowHeaders() {
    return Script.answer().text("late").deliveredBy(Delivery.PROMPT.withHeaderDelay(LONG));
  }

  private static void leave(DepartingClient client, Manner manner) throws IOException {
    switch (manner) {
      case CLOSE -> client.close();
      case RESET -> client.reset();
      case HALF_CLOSE -> client.closeOutput();
    }
  }

  private static RecordedRequest awaitCall(TestGateway gateway) throws Exception {
    return gateway
        .upstream()
        .awaitRequest(sent -> sent.operation() == Operation.GENERATE, Duration.ofSeconds(20));
  }

  private static RecordedRequest lastCall(TestGateway gateway) {
    return gateway.upstream().requests(Operation.GENERATE).getLast();
  }

  /// Waits until the gateway has noted one request whose client has left.
  private static void awaitDeparture(TestGateway gateway) {
    HttpRequest.Builder metrics =
        HttpRequest.newBuilder(URI.create(gateway.operatorUri() + "/metrics"));
    Eventually.await(
        SOON,
        () ->
            gateway
                .send(metrics)
                .body()
                .contains("outcome=\"abandoned\",route=\"/v1/messages\"} 1.0"));
  }
}
