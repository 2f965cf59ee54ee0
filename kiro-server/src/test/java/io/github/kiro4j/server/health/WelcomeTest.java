package io.github.kiro4j.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// What somebody gets who asks for the address of the gateway itself.
class WelcomeTest {

  private static HttpResponse<String> get(TestGateway gateway, String accepted) throws Exception {
    return gateway.send(HttpRequest.newBuilder(gateway.uri()).header("accept", accepted));
  }

  @Test
  void aBrowserIsLedToThePageAndAProgramIsToldWhatThisIs() throws Exception {
    try (TestGateway gateway = TestGateway.start()) {
      HttpResponse<String> browser = get(gateway, "text/html,application/xhtml+xml,*/*;q=0.8");
      assertThat(browser.statusCode()).isEqualTo(302);
      assertThat(browser.headers().firstValue("location")).contains("/admin/");

      HttpResponse<String> program = get(gateway, "*/*");
      assertThat(program.statusCode()).isEqualTo(200);
      assertThat(program.headers().firstValue("vary")).contains("Accept");
      JsonNode introduction = Json.MAPPER.readTree(program.body());
      assertThat(introduction.path("name").asText()).isEqualTo("kiro4j");
      assertThat(introduction.path("apis")).hasSize(3);
      assertThat(introduction.path("page").asText()).isEqualTo("/admin/");
    }
  }
}
