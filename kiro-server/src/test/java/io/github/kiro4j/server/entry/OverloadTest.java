package io.github.kiro4j.server.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.RawConnection;
import io.github.kiro4j.server.testing.RawConnection.Answer;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.script.Script;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A gateway at its limits, by HTTP.
@Timeout(60)
class OverloadTest {

  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,"stream":%s,
       "messages":[{"role":"user","content":"Hi %s"}]}\
      """;

  @Test
  void aRequestBeyondTheNumberIsRefusedAtOnceAndServedLater() throws Exception {
    try (TestGateway gateway = TestGateway.start("overload: {maxRequests: 1}\n")) {
      gateway.upstream().scripts().otherwise(Script.answer().text("open").silence());
      HttpResponse<InputStream> open = gateway.stream(QUESTION.formatted(true, ""));
      assertThat(open.statusCode()).isEqualTo(200);

      HttpResponse<String> refused = gateway.postMessages(QUESTION.formatted(true, ""));

      assertThat(refused.statusCode()).isEqualTo(529);
      assertThat(refused.body()).contains("\"type\":\"overloaded_error\"", "no requests left");
      assertThat(refused.headers().firstValue("retry-after")).contains("5");
      assertThat(get(gateway, "/readyz"))
          .startsWith("{\"status\":\"ok\",\"exhausted\":[\"requests\"");
      assertThat(metrics(gateway))
          .contains("kiro4j_overload_refused_total{resource=\"requests\"} 1.0");

      gateway.upstream().scripts().otherwise(Script.answer().text("again"));
      open.body().close();
      Eventually.await(
          Duration.ofSeconds(20),
          () -> gateway.postMessages(QUESTION.formatted(false, "")).statusCode() == 200);
    }
  }

  @Test
  void aBodyIsRefusedBeforeItIsSent() throws Exception {
    try (TestGateway gateway = TestGateway.start("overload: {maxBodyBytes: 100KiB}\n");
        RawConnection first = new RawConnection(gateway.uri().getPort());
        RawConnection second = new RawConnection(gateway.uri().getPort())) {
      first.send(head("Content-Length: 60000"));
      Eventually.await(
          Duration.ofSeconds(20),
          () -> metrics(gateway).contains("kiro4j_overload_used{resource=\"body_bytes\"} 60000.0"));

      Answer refused = second.send(head("Content-Length: 60000")).answer();

      assertThat(refused.status()).isEqualTo(529);
      assertThat(refused.body()).contains("no memory for request bodies left");
    }
  }

  @Test
  void aBodyThatExceedsAllMemoryIsTooLarge() throws Exception {
    try (TestGateway gateway = TestGateway.start("overload: {maxBodyBytes: 100KiB}\n")) {
      HttpResponse<String> answer =
          gateway.postMessages(QUESTION.formatted(false, "x".repeat(200_000)));

      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("102400 bytes");
    }
  }

  @Test
  void aCompressedBodyReservesWhatItInflatesTo() throws Exception {
    try (TestGateway gateway = TestGateway.start("overload: {maxBodyBytes: 1500KiB}\n")) {
      assertThat(compressed(gateway, 1_000_000).statusCode()).isEqualTo(200);

      HttpResponse<String> refused = compressed(gateway, 3_000_000);

      assertThat(refused.statusCode()).isEqualTo(529);
      assertThat(refused.body()).contains("exceeds the memory");
    }
  }

  @Test
  void connectionsBeyondTheNumberAreAnsweredAndClosed() throws Exception {
    try (TestGateway gateway = TestGateway.start("overload: {maxConnections: 8}\n")) {
      List<RawConnection> open = new ArrayList<>();
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        open.add(new RawConnection(gateway.uri().getPort()));
        open.getLast().send(head("Content-Length: 2").replace("POST", "GET")).send("{}");
        statuses.add(open.getLast().answer().status());
      }

      assertThat(statuses).containsExactly(405, 405, 405, 405, 405, 405, 405, 529);
      assertThat(open.getLast().isClosed()).isTrue();
      for (RawConnection connection : open) {
        connection.close();
      }
    }
  }

  @Test
  void connectionsBeyondThatAreAnsweredWithoutBeingRead() throws Exception {
    try (TestGateway gateway = TestGateway.start("overload: {maxConnections: 8}\n")) {
      List<RawConnection> open = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        open.add(new RawConnection(gateway.uri().getPort()));
      }

      Answer answer = open.getLast().answer();

      assertThat(answer.status()).isEqualTo(529);
      assertThat(answer.body()).endsWith("Retry later.\"}}");
      assertThat(open.getLast().isClosed()).isTrue();
      for (RawConnection connection : open) {
        connection.close();
      }
    }
  }

  private static String head(String lengthHeader) {
    return """
    POST /v1/messages HTTP/1.1
    Host: localhost
    Content-Type: application/json
    x-api-key: %s
    %s

    """
        .formatted(TestGateway.KEY, lengthHeader);
  }

  private static HttpResponse<String> compressed(TestGateway gateway, int length) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(QUESTION.formatted(false, " ".repeat(length)).getBytes(StandardCharsets.UTF_8));
    }
    return gateway.send(
        gateway
            .request("/v1/messages/count_tokens")
            .header("content-encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));
  }

  private static String get(TestGateway gateway, String path) throws Exception {
    return gateway.send(gateway.request(path)).body();
  }

  private static String metrics(TestGateway gateway) throws Exception {
    return get(gateway, gateway.operatorUri() + "/metrics");
  }
}
