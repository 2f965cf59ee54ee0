package io.github.kiro4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StatusCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @Test
  void aReadyGatewayIsReportedAsSuch() {
    answer("/healthz", 200, "{\"status\":\"ok\"}");
    answer("/readyz", 200, "{\"status\":\"ok\"}");

    assertThat(run()).isZero();
    assertThat(out).hasToString(server() + " is ready\n");
  }

  @Test
  void whatKeepsTheGatewayFromServingIsTold() {
    answer("/healthz", 200, "{\"status\":\"ok\"}");
    answer("/readyz", 503, "{\"status\":\"unavailable\",\"reason\":\"no credential is usable\"}");

    assertThat(run()).isEqualTo(1);
    assertThat(out)
        .hasToString(server() + " runs but cannot serve requests: no credential is usable\n");
  }

  @Test
  void anotherProgramOnThePortIsRecognised() {
    answer("/healthz", 200, "<html>hello</html>");

    assertThat(run()).isEqualTo(3);
    assertThat(err)
        .hasToString(
            "kiro admin: "
                + server()
                + "/healthz answered HTTP 200, but not as a kiro4j gateway does\n");
  }

  @Test
  void aGatewayThatDoesNotRunIsToldWithWhatToDo() {
    String server = server();
    gateway.stop(0);

    assertThat(run(server)).isEqualTo(3);
    assertThat(err)
        .hasToString(
            "kiro admin: nothing listens at "
                + server
                + ". Start the gateway, or name its address with --server.\n");
  }

  @Test
  void withoutACommandTheUsageIsShown() {
    CommandLine commandLine = KiroAdmin.commandLine().setErr(new PrintWriter(err, true));

    assertThat(commandLine.execute()).isEqualTo(2);
    assertThat(err.toString()).contains("a command is missing").contains("status");
  }

  private int run() {
    return run(server());
  }

  private int run(String server) {
    return KiroAdmin.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute("status", "--server", server);
  }

  private String server() {
    return "http://127.0.0.1:" + gateway.getAddress().getPort();
  }

  private void answer(String path, int status, String body) {
    gateway.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
