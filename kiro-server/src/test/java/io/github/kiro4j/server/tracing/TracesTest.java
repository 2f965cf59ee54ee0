package io.github.kiro4j.server.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.kiro4j.server.KiroApplication;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.script.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a collector receives from a gateway.
class TracesTest {

  private static final String BODY =
      """
      {"model": "claude-sonnet-4-5", "max_tokens": 100,
       "messages": [{"role": "user", "content": "a-question-of-mine"}]}
      """;

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";

  @Test
  void aRequestIsATraceWithItsAttemptsAndItsRefresh() throws Exception {
    try (Collector collector = new Collector();
        TestGateway gateway = TestGateway.start(collector.configuration())) {
      gateway
          .upstream()
          .scripts()
          .next(Script.status(401, "ExpiredTokenException", "Expired", null))
          .next(Script.answer().text("an-answer-of-mine"));

      HttpResponse<String> answer =
          gateway.send(
              gateway
                  .request("/v1/messages")
                  .header("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
                  .POST(BodyPublishers.ofString(BODY)));
      String id = answer.headers().firstValue("request-id").orElseThrow();
      Eventually.await(Duration.ofSeconds(20), () -> collector.hasSpanOf(CALLER));

      List<ReceivedSpan> spans = collector.spans();
      assertThat(spans).allMatch(span -> span.trace().equals(TRACE));
      ReceivedSpan request = collector.span(CALLER);
      assertThat(request.name()).isEqualTo("chat claude-sonnet-4.5");
      assertThat(request.nanos()).isPositive();
      assertThat(request.attributes())
          .containsEntry("gen_ai.operation.name", "chat")
          .containsEntry("gen_ai.request.model", "claude-sonnet-4-5")
          .containsEntry("gen_ai.response.model", "claude-sonnet-4.5")
          .containsEntry("gen_ai.response.finish_reasons", "end_turn")
          .containsEntry("http.response.status_code", "200")
          .containsEntry("kiro4j.request.id", id)
          .containsEntry("kiro4j.outcome", "succeeded")
          .containsKeys("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens");
      assertThat(collector.children(request))
          .extracting(span -> span.name() + " " + span.attributes().get("error.type"))
          .contains(
              "chat claude-sonnet-4.5 TokenExpired",
              "chat claude-sonnet-4.5 null",
              "refresh tokens null");
      assertThat(collector.text())
          .doesNotContain("a-question-of-mine", "an-answer-of-mine", TestGateway.KEY);
      assertThat(gateway.upstream().requests())
          .isNotEmpty()
          .allSatisfy(sent -> assertThat(sent.header("traceparent")).isEmpty());
    }
  }

  @Test
  void aTraceThatTheClientDoesNotSampleIsNotSent() throws Exception {
    try (Collector collector = new Collector();
        TestGateway gateway = TestGateway.start(collector.configuration())) {
      gateway.send(
          gateway
              .request("/v1/messages")
              .header("traceparent", "00-" + TRACE + "-" + CALLER + "-00")
              .POST(BodyPublishers.ofString(BODY)));
      gateway.postMessages("{\"model\": \"no-such-model\", \"max_tokens\": 1, \"messages\": []}");
      Eventually.await(Duration.ofSeconds(20), () -> !collector.spans().isEmpty());

      assertThat(collector.spans())
          .singleElement()
          .satisfies(span -> {
            assertThat(span.trace()).isNotEqualTo(TRACE);
            assertThat(span.parent()).isEmpty();
            assertThat(span.attributes())
                .containsEntry("kiro4j.outcome", "refused")
                .containsEntry("error.type", "invalid_request_error");
          });
    }
  }

  @Test
  void theCollectorGetsItsHeadersAndNobodyElseSeesThem() throws Exception {
    try (Collector collector = new Collector();
        TestGateway gateway =
            TestGateway.start(
                "adminApiKey: "
                    + TestGateway.ADMIN_KEY
                    + "\n"
                    + collector.configuration("Basic not-a-real-password"))) {
      gateway.postMessages(BODY);
      Eventually.await(Duration.ofSeconds(20), () -> !collector.spans().isEmpty());

      assertThat(collector.authorization()).isEqualTo("Basic not-a-real-password");
      assertThat(gateway.send(gateway.adminRequest("/config")).body())
          .contains("tracing.headers.Authorization")
          .doesNotContain("not-a-real-password");
    }
  }

  @Test
  void withoutACollectorNoClassOfOpenTelemetryIsLoaded(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("credentials.json"), "[{\"kiroApiKey\": \"ksk_not_a_real_key\"}]");
    Path config =
        Files.writeString(
            folder.resolve("config.yml"),
            """
            apiKey: sk-not-a-real-key-of-a-client
            port: 0
            models: {refresh: false}
            upstream: {apiUrl: "http://127.0.0.1:9", managementUrl: "http://127.0.0.1:9"}
            server: {adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]}
            """);

    Process gateway = start(config);
    try {
      List<String> loaded =
          gateway
              .inputReader(StandardCharsets.UTF_8)
              .lines()
              .takeWhile(line -> !line.contains(" is ready on "))
              .toList();
      assertThat(loaded)
          .anyMatch(line -> line.contains("io.github.kiro4j.server.bootstrap.TracingModule"))
          .noneMatch(line -> line.contains("io.opentelemetry."));
    } finally {
      gateway.destroyForcibly();
    }
  }

  private static Process start(Path config) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xlog:class+load:stdout",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KiroApplication.class.getName(),
            "server",
            config.toString())
        .redirectErrorStream(true)
        .start();
  }

  /// A receiver of OTLP over HTTP.
  private static final class Collector implements AutoCloseable {

    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile @Nullable String authorization;

    Collector() throws IOException {
      server.createContext(
          "/v1/traces",
          exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            bodies.add(new String(body, StandardCharsets.ISO_8859_1));
            spans.addAll(ReceivedSpan.of(body));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
    }

    String configuration() {
      return configuration("nothing");
    }

    String configuration(String authorization) {
      return """
      tracing:
        endpoint: http://127.0.0.1:%d/v1/traces
        headers: {Authorization: "%s"}
      """
          .formatted(server.getAddress().getPort(), authorization);
    }

    @Nullable String authorization() {
      return authorization;
    }

    List<ReceivedSpan> spans() {
      return spans;
    }

    String text() {
      return String.join("\n", bodies);
    }

    boolean hasSpanOf(String parent) {
      return spans.stream().anyMatch(span -> span.parent().equals(parent));
    }

    ReceivedSpan span(String parent) {
      return spans.stream().filter(span -> span.parent().equals(parent)).findFirst().orElseThrow();
    }

    List<ReceivedSpan> children(ReceivedSpan parent) {
      return spans.stream().filter(span -> span.parent().equals(parent.id())).toList();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
