package io.github.kiro4j.server.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.TestGateway;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What pages of other origins may do.
class BrowserClientTest {

  private static final String ORIGIN = "https://page.example.com";

  /// As the official SDK for TypeScript sends them from a browser.
  private static final List<String> HEADERS =
      List.of(
          "anthropic-beta",
          "anthropic-dangerous-direct-browser-access",
          "anthropic-version",
          "authorization",
          "content-type",
          "x-api-key",
          "x-stainless-arch",
          "x-stainless-retry-count",
          "x-stainless-timeout");

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start("adminApiKey: " + TestGateway.ADMIN_KEY + "\n");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/messages, POST",
    "//v1/messages, POST",
    "/v1/messages/count_tokens, POST",
    "/cc/v1/messages, POST",
    "/v1/models, GET",
  })
  void aPreflightAllowsWhatTheSdkSends(String path, String method) throws Exception {
    HttpResponse<String> answer = preflight(path, method);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "access-control-allow-origin")).isIn("*", ORIGIN);
    assertThat(header(answer, "access-control-allow-methods")).contains(method);
    assertThat(header(answer, "access-control-allow-headers").toLowerCase(Locale.ROOT))
        .contains(HEADERS);
    assertThat(answer.headers().firstValue("access-control-allow-credentials")).isEmpty();
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void anAnswerAndARefusalCanBeReadByThePage() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .request("/v1/messages")
                .header("Origin", ORIGIN)
                .POST(
                    BodyPublishers.ofString(
                        "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":9,"
                            + "\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}")));
    HttpResponse<String> refusal =
        gateway.send(request("/v1/models").header("Origin", ORIGIN).GET());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(refusal.statusCode()).isEqualTo(401);
    for (HttpResponse<String> each : List.of(answer, refusal)) {
      assertThat(header(each, "access-control-allow-origin")).isIn("*", ORIGIN);
      assertThat(header(each, "access-control-expose-headers"))
          .contains("request-id", "retry-after");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/admin/credentials",
        "//api//admin/credentials",
        "/api/admin/session",
        "/admin/",
        "/healthz",
        "/v1/../api/admin/credentials",
      })
  void noOtherPathIsOpenToOtherOrigins(String path) throws Exception {
    assertThat(preflight(path, "POST").headers().map())
        .doesNotContainKey("access-control-allow-origin");
    assertThat(
            gateway
                .send(
                    request(path)
                        .header("Origin", ORIGIN)
                        .header("x-api-key", TestGateway.ADMIN_KEY))
                .headers()
                .map())
        .doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void withoutAnOriginNothingChanges() throws Exception {
    assertThat(gateway.send(gateway.request("/v1/models").GET()).headers().map())
        .doesNotContainKey("access-control-allow-origin");
  }

  private static HttpResponse<String> preflight(String path, String method) throws Exception {
    return gateway.send(
        request(path)
            .header("Origin", ORIGIN)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", String.join(",", HEADERS))
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway.uri() + path));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
