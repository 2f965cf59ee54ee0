package io.github.kiro4j.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.script.Script;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How a gateway stops while a client waits.
@Timeout(60)
class DrainTest {

  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,"stream":true,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  @Test
  void readinessEndsFirstAndAStreamThatDoesNotEndGetsAnError() throws Exception {
    try (TestGateway gateway =
        TestGateway.startWith("", "  drainDelay: 2s\n  shutdownGracePeriod: 2s\n")) {
      gateway.upstream().scripts().otherwise(Script.answer().text("open").silence());
      HttpResponse<InputStream> stream = gateway.stream(QUESTION);

      Thread stop = gateway.stop();

      Eventually.await(() -> readiness(gateway).statusCode() == 503);
      assertThat(readiness(gateway).body()).contains("the gateway is shutting down");
      assertThat(gateway.send(gateway.request("/v1/models")).statusCode()).isEqualTo(200);
      assertThat(new String(stream.body().readAllBytes(), StandardCharsets.UTF_8))
          .contains("event: error", "\"type\":\"overloaded_error\"", "shutting down")
          .doesNotContain("message_stop");
      stop.join();
    }
  }

  private static HttpResponse<String> readiness(TestGateway gateway) throws Exception {
    return gateway.send(gateway.request("/readyz"));
  }
}
