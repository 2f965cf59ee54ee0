package io.github.kiro4j.server.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses and headers as real clients send them.
class RequestLineTest {

  private static TestGateway gateway;

  /// A `server` block of the user's own has Dropwizard's connectors.
  @BeforeAll
  static void start() throws Exception {
    gateway =
        TestGateway.startWith(
            "", "  applicationConnectors:\n    - {type: http, bindHost: 127.0.0.1, port: 0}\n");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"//v1/models", "/v1//models", "///v1///models?limit=2", "/v1/models"})
  void severalSlashesAreOne(String path) throws Exception {
    HttpResponse<String> answer = gateway.send(request(path));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.MAPPER.readTree(answer.body()).path("data")).isNotEmpty();
    if (path.contains("limit")) {
      assertThat(Json.MAPPER.readTree(answer.body()).path("data")).hasSize(2);
    }
  }

  @Test
  void headersOf31KibibytesAreRead() throws Exception {
    assertThat(
            gateway.send(request("/v1/models").header("cookie", "a".repeat(31_000))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void largerHeadersAreRefusedInASentenceOfTheirOwn() throws Exception {
    HttpResponse<String> answer =
        gateway.send(request("/v1/models").header("cookie", "a".repeat(33_000)));

    assertRefused(answer, 431, "The request's headers exceed the limit");
  }

  @Test
  void aLongerAddressIsRefusedInASentenceOfItsOwn() throws Exception {
    HttpResponse<String> answer = gateway.send(request("/v1/models?a=" + "a".repeat(33_000)));

    assertRefused(answer, 414, "The request's address exceeds the limit");
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String message)
      throws Exception {
    JsonNode body = Json.MAPPER.readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(body.path("type").textValue()).isEqualTo("error");
    assertThat(body.at("/error/type").textValue()).isEqualTo("invalid_request_error");
    assertThat(body.at("/error/message").textValue()).startsWith(message);
    assertThat(body.path("request_id").textValue())
        .isEqualTo(answer.headers().firstValue("request-id").orElse(""));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway.uri() + path))
        .header("x-api-key", TestGateway.KEY);
  }
}
