package io.github.kiro4j.server.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who gets into the admin API.
class AdminAccessTest {

  private static final String PROOF = AdminAccess.PROOF_HEADER;

  private TestGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.startEmptyWithAdmin("trustedProxies: [127.0.0.1, '::1']\n");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.uri().resolve("/api/admin" + path));
  }

  private int status(HttpRequest.Builder request) throws Exception {
    return gateway.send(request).statusCode();
  }

  private HttpResponse<String> guess(String source) throws Exception {
    return gateway.send(
        request("/credentials").header("x-api-key", "guess").header("X-Forwarded-For", source));
  }

  // keys

  @Test
  void theKeyComesInEitherHeaderAndABlankOneDoesNotCount() throws Exception {
    String key = TestGateway.ADMIN_KEY;
    assertThat(status(request("/credentials").header("x-api-key", key))).isEqualTo(200);
    assertThat(status(request("/credentials").header("Authorization", "Bearer " + key)))
        .isEqualTo(200);
    assertThat(
            status(
                request("/credentials")
                    .header("x-api-key", " ")
                    .header("Authorization", "bearer " + key)))
        .isEqualTo(200);
    assertThat(
            status(
                request("/credentials")
                    .header("x-api-key", "wrong")
                    .header("Authorization", "Bearer " + key)))
        .isEqualTo(200);
    assertThat(
            status(
                request("/credentials")
                    .header("x-api-key", "wrong")
                    .header("Authorization", "Bearer wrong")))
        .isEqualTo(401);
  }

  @Test
  void withoutAKeyTheAnswerIsKiroRs() throws Exception {
    HttpResponse<String> answer = gateway.send(request("/credentials"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":{\"type\":\"authentication_error\","
                + "\"message\":\"Invalid or missing admin API key\",\"code\":\"invalid_key\"}}");
  }

  @Test
  void noSpellingOfThePathGetsAroundTheKey() throws Exception {
    for (String path :
        List.of(
            "/api;x=1/admin/credentials",
            "/api/admin;a=b/credentials",
            "/api/admin/credentials;a=b",
            "/%61pi/admin/credentials",
            "/api//admin/credentials",
            "//api/admin/credentials",
            "/api/admin/credentials/",
            "/API/admin/credentials")) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.uri() + path));

      assertThat(status(request)).as(path).isBetween(400, 404);
    }
  }

  @Test
  void neitherKeyOpensWhatTheOtherIsFor() throws Exception {
    assertThat(status(request("/credentials").header("x-api-key", TestGateway.KEY))).isEqualTo(401);
    assertThat(
            status(
                HttpRequest.newBuilder(gateway.uri().resolve("/v1/models"))
                    .header("x-api-key", TestGateway.ADMIN_KEY)))
        .isEqualTo(401);
  }

  @Test
  void withoutAnAdminKeyThereIsNoAdminApi() throws Exception {
    for (String configuration : List.of("", "adminApiKey: '  '\n")) {
      try (TestGateway without = TestGateway.start(configuration)) {
        HttpResponse<String> answer = without.send(without.adminRequest("/credentials"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"unknown_route\"");
      }
    }
  }

  @Test
  void withoutAnAdminKeyThereHasToBeACredential() {
    assertThatThrownBy(() -> TestGateway.start(KiroSimulator.start(), "[]", "").close())
        .hasStackTraceContaining("no credential is enabled");
  }

  @Test
  void bothKeysMustNotBeTheSame() {
    assertThatThrownBy(() -> TestGateway.start("adminApiKey: " + TestGateway.KEY + "\n").close())
        .hasStackTraceContaining("adminApiKey has the same value as apiKey");
  }

  // guessing

  @Test
  void wrongKeysSlowOnlyTheirSource() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(guess("203.0.113.1").statusCode()).isEqualTo(401);
    }

    HttpResponse<String> refused = guess("203.0.113.1");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("\"code\":\"too_many_attempts\"");
    assertThat(refused.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 6L);
    assertThat(guess("203.0.113.2").statusCode()).isEqualTo(401);
    assertThat(
            status(gateway.adminRequest("/credentials").header("X-Forwarded-For", "203.0.113.1")))
        .isEqualTo(200);
  }

  @Test
  void aRightKeyIsNeverRefusedWhileWrongOnesHammer() throws Exception {
    List<Future<Integer>> guesses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // More than all sources may guess at once, fewer than the queue for operators holds.
      for (int i = 0; i < 200; i++) {
        String source = "198.51.100." + i % 250;
        guesses.add(threads.submit(() -> guess(source).statusCode()));
      }
      for (int i = 0; i < 50; i++) {
        String source = "198.51.100." + i;
        assertThat(status(gateway.adminRequest("/credentials").header("X-Forwarded-For", source)))
            .isEqualTo(200);
      }
    }
    assertThat(guesses).extracting(Future::get).containsOnly(401, 429).contains(401, 429);
    assertThat(status(gateway.adminRequest("/credentials"))).isEqualTo(200);
  }

  @Test
  void aMissingKeyIsNoGuess() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(status(request("/credentials"))).isEqualTo(401);
    }
  }

  // sessions

  private String cookie(HttpResponse<?> answer) {
    return answer.headers().firstValue("set-cookie").orElseThrow();
  }

  private String open() throws Exception {
    HttpResponse<String> opened =
        gateway.send(gateway.adminRequest("/session").POST(BodyPublishers.noBody()));
    assertThat(opened.statusCode()).isEqualTo(200);
    return cookie(opened).split(";", 2)[0];
  }

  private HttpRequest.Builder change(String cookie) {
    return request("/config/load-balancing")
        .header("Cookie", cookie)
        .header("content-type", "application/json")
        .PUT(BodyPublishers.ofString("{\"mode\": \"balanced\"}"));
  }

  @Test
  void aSessionIsACookieThatNoScriptAndNoOtherSiteGets() throws Exception {
    HttpResponse<String> opened =
        gateway.send(gateway.adminRequest("/session").POST(BodyPublishers.noBody()));

    assertThat(cookie(opened))
        .startsWith("kiro4j_admin=")
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/api/admin")
        .contains("Max-Age=43200")
        .doesNotContain("Secure")
        .doesNotContain(TestGateway.ADMIN_KEY);
    assertThat(opened.body()).contains("\"expiresAt\":\"20");
  }

  @Test
  void behindTlsTheCookieIsSecure() throws Exception {
    HttpResponse<String> opened =
        gateway.send(
            gateway
                .adminRequest("/session")
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.noBody()));

    assertThat(cookie(opened)).contains("Secure");
  }

  @Test
  void aSessionReadsAndWithAProofChanges() throws Exception {
    String cookie = open();

    assertThat(status(request("/credentials").header("Cookie", cookie))).isEqualTo(200);
    assertThat(status(change(cookie).header(PROOF, "1").header("Sec-Fetch-Site", "same-origin")))
        .isEqualTo(200);
    assertThat(status(change(cookie).header(PROOF, "1").header("Origin", gateway.uri().toString())))
        .isEqualTo(200);
  }

  @Test
  void aChangeThatAnotherSiteMakesTheBrowserSendIsRefused() throws Exception {
    String cookie = open();

    HttpResponse<String> refused = gateway.send(change(cookie));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"code\":\"not_same_origin\"");
    assertThat(status(change(cookie).header("Sec-Fetch-Site", "same-origin"))).isEqualTo(403);
    assertThat(status(change(cookie).header(PROOF, "1"))).isEqualTo(403);
    assertThat(status(change(cookie).header(PROOF, "1").header("Sec-Fetch-Site", "same-site")))
        .isEqualTo(403);
    assertThat(status(change(cookie).header(PROOF, "1").header("Origin", "http://evil.example")))
        .isEqualTo(403);
    assertThat(status(change(cookie).header(PROOF, "1").header("Origin", "null"))).isEqualTo(403);
    assertThat(gateway.adminClient().settings().loadBalancing().mode()).isEqualTo("priority");
  }

  @Test
  void aSessionIsGoodOnEveryGatewayWithTheSameKeyAndOnNoOther() throws Exception {
    String cookie = open();
    try (TestGateway second = TestGateway.startEmptyWithAdmin("");
        TestGateway other = TestGateway.start("adminApiKey: another-fake-admin-key\n")) {
      assertThat(
              second
                  .send(
                      HttpRequest.newBuilder(second.uri().resolve("/api/admin/session"))
                          .header("Cookie", cookie))
                  .statusCode())
          .isEqualTo(200);
      assertThat(
              other
                  .send(
                      HttpRequest.newBuilder(other.uri().resolve("/api/admin/session"))
                          .header("Cookie", cookie))
                  .statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void aSessionOpensNoOtherAndIsForgottenOnRequest() throws Exception {
    String cookie = open();
    HttpRequest.Builder session =
        request("/session")
            .header("Cookie", cookie)
            .header(PROOF, "1")
            .header("Sec-Fetch-Site", "same-origin");

    assertThat(status(session.copy().POST(BodyPublishers.noBody()))).isEqualTo(401);
    HttpResponse<String> closed = gateway.send(session.copy().DELETE());

    assertThat(closed.statusCode()).isEqualTo(200);
    assertThat(cookie(closed)).startsWith("kiro4j_admin=;").contains("Max-Age=0");
  }

  @Test
  void aForgedCookieOpensNothing() throws Exception {
    String cookie = open();
    String end = cookie.substring("kiro4j_admin=".length(), cookie.indexOf('.'));

    assertThat(
            status(
                request("/session").header("Cookie", cookie.replace(end, end.replace('1', '2')))))
        .isEqualTo(401);
    assertThat(status(request("/session").header("Cookie", "kiro4j_admin=1.a.b"))).isEqualTo(401);
    assertThat(status(request("/session").header("Cookie", "kiro4j_admin="))).isEqualTo(401);
  }
}
