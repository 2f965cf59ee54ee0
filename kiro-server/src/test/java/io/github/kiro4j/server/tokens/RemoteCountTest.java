package io.github.kiro4j.server.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.FakeTokenCountService;
import io.github.kiro4j.server.testing.TestGateway;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A gateway with `countTokensApiUrl`.
class RemoteCountTest {

  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","max_tokens":10,"messages":[{"role":"user","content":"Hi"}]}\
      """;

  private FakeTokenCountService service;
  private TestGateway gateway;

  @BeforeEach
  void start() throws Exception {
    service = new FakeTokenCountService();
    gateway =
        TestGateway.start(
            """
            countTokensApiUrl: %s
            countTokensApiKey: not-a-real-key
            countTokensAuthType: bearer
            """
                .formatted(service.uri()));
  }

  @AfterEach
  void stop() {
    gateway.close();
    service.close();
  }

  @Test
  void countsComeFromTheService() throws Exception {
    HttpResponse<String> count =
        gateway.send(
            gateway.request("/v1/messages/count_tokens").POST(BodyPublishers.ofString(QUESTION)));

    assertThat(count.body()).isEqualTo("{\"input_tokens\":4711}");
    assertThat(service.asked().getFirst().headers().getFirst("Authorization"))
        .isEqualTo("Bearer not-a-real-key");
  }

  @Test
  void messagesNeverWaitForTheService() throws Exception {
    assertThat(gateway.postMessages(QUESTION).statusCode()).isEqualTo(200);

    assertThat(service.asked()).isEmpty();
  }

  @Test
  void theMetricsShowTheBreakerAndTheRetries() throws Exception {
    gateway.postMessages(QUESTION);

    String metrics =
        gateway.send(HttpRequest.newBuilder(gateway.operatorUri().resolve("/metrics"))).body();

    assertThat(metrics)
        .contains(
            "resilience4j_circuitbreaker_state{name=\"count-tokens\"} 0.0",
            "resilience4j_retry_calls_total{kind=\"successful_without_retry\",name=\"upstream-request\"} 1.0");
  }
}
