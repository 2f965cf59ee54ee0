package io.github.kiro4j.api.admin.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminClientTest {

  private static final String KEY = "fake-admin-key-for-tests";

  private final List<String> requests = new ArrayList<>();
  private HttpServer gateway;
  private AdminClient client;

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.start();
    client = new AdminClient(uri(), KEY);
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.stop(0);
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/");
  }

  private void answer(int status, String body) {
    gateway.createContext(
        "/",
        exchange -> {
          String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("x-api-key")
                  + " "
                  + sent);
          exchange.getResponseHeaders().add("retry-after", "7");
          exchange.sendResponseHeaders(status, body.length());
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.close();
        });
  }

  private static String error(AdminErrorCode code) {
    return "{\"error\":{\"type\":\"%s\",\"message\":\"It did not work.\",\"code\":\"%s\"}}"
        .formatted(code.type(), code.wireName());
  }

  @Test
  void aRequestCarriesTheKeyAndItsBody() throws Exception {
    answer(200, "{\"success\":true,\"message\":\"Done.\"}");

    ActionResult done = client.setDisabled(7, true);

    assertThat(done).isEqualTo(ActionResult.done("Done."));
    assertThat(requests)
        .containsExactly("POST /api/admin/credentials/7/disabled " + KEY + " {\"disabled\":true}");
  }

  @Test
  void anEditSendsWhatIsRemovedAsNull() throws Exception {
    answer(500, "");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() ->
            client.edit(
                1,
                CredentialFields.none()
                    .with(CredentialField.PRIORITY, 2)
                    .without(CredentialField.EMAIL)));
    assertThat(requests)
        .containsExactly(
            "PATCH /api/admin/credentials/1 " + KEY + " {\"email\":null,\"priority\":2}");
  }

  @Test
  void valuesInAPathAreEncoded() throws Exception {
    answer(200, "{\"success\":true,\"message\":\"Done.\"}");

    client.cancel("a b/../c?d");

    assertThat(requests.getFirst()).startsWith("DELETE /api/admin/requests/a%20b%2F..%2Fc%3Fd ");
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_KEY,              io.github.kiro4j.api.admin.AdminException$InvalidKey",
    "UNKNOWN_CREDENTIAL,       io.github.kiro4j.api.admin.AdminException$NotFound",
    "CREDENTIAL_ENABLED,       io.github.kiro4j.api.admin.AdminException$Refused",
    "NOT_SAME_ORIGIN,          io.github.kiro4j.api.admin.AdminException$Refused",
    "TOO_MANY_ATTEMPTS,        io.github.kiro4j.api.admin.AdminException$Throttled",
    "UPSTREAM_REFUSED,         io.github.kiro4j.api.admin.AdminException$UpstreamFailed",
    "STORE_UNAVAILABLE,        io.github.kiro4j.api.admin.AdminException$ServerFault",
    "INTERNAL,                 io.github.kiro4j.api.admin.AdminException$ServerFault",
  })
  void everyKindOfErrorHasAClassOfItsOwn(
      AdminErrorCode code, Class<? extends AdminException> type) {
    answer(code.status(), error(code));

    assertThatExceptionOfType(AdminException.class)
        .isThrownBy(() -> client.credentials())
        .withMessage("It did not work.")
        .satisfies(e -> assertThat(e).isExactlyInstanceOf(type))
        .satisfies(e -> assertThat(e.is(code)).isTrue())
        .satisfies(e -> assertThat(e.status()).isEqualTo(code.status()));
  }

  @Test
  void aThrottledCallerGetsTheDelay() {
    answer(429, error(AdminErrorCode.TOO_MANY_ATTEMPTS));

    assertThatExceptionOfType(AdminException.Throttled.class)
        .isThrownBy(() -> client.status())
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @Test
  void theInvalidMemberIsNamed() {
    answer(
        400,
        "{\"error\":{\"type\":\"invalid_request\",\"message\":\"priority is wrong\","
            + "\"code\":\"invalid_value\",\"field\":\"priority\"}}");

    assertThatExceptionOfType(AdminException.Refused.class)
        .isThrownBy(() -> client.setPriority(1, 1))
        .satisfies(e -> assertThat(e.field()).contains("priority"));
  }

  @Test
  void anErrorOfTheMessagesApiIsUnderstood() {
    answer(
        404,
        "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"Not found\"}}");

    assertThatExceptionOfType(AdminException.NotFound.class)
        .isThrownBy(() -> client.credentials())
        .satisfies(e -> assertThat(e.is(AdminErrorCode.UNKNOWN_ROUTE)).isTrue());
  }

  @ParameterizedTest
  @CsvSource({"200, <html>", "200, ''", "404, <html>", "502, '{\"error\":\"x\"}'", "200, null"})
  void anotherProgramIsRecognised(int status, String body) {
    answer(status, body);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> client.credentials())
        .isNotInstanceOf(AdminException.class)
        .withMessageContaining("not as a kiro4j gateway does")
        .withMessageContaining("HTTP " + status);
  }

  @Test
  void aGatewayThatIsNotRunningIsAConnectException() {
    gateway.stop(0);

    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> client.credentials());
  }

  @Test
  void theKeyIsNotShown() {
    assertThat(client.toString()).doesNotContain(KEY).contains("127.0.0.1");
  }
}
