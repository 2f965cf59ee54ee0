package io.github.kiro4j.server.credentials.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.protocol.dialect.CredentialKind;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.HttpClients;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.outbound.TrustedCertificates;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestClients;
import io.github.kiro4j.server.testing.TestClock;
import io.github.kiro4j.server.testing.TestEntries;
import io.github.kiro4j.server.testing.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpTokenServiceTest {

  private static final Secret TOKEN = new Secret("not-a-real-refresh-token.".repeat(5));

  private final TestClock clock = new TestClock();
  private int status = 200;
  private String answer = "{}";
  private @Nullable String retryAfter;
  private @Nullable String errorType;
  private HttpServer server;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private HttpClients http;
  private ApiClient api;
  private HttpTokenService service;
  private RefreshRequests requests;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::answer);
    server.start();
    http =
        new HttpClients(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            TrustedCertificates.ofTheJdk(),
            new ProxySettings.Direct());
    requests = requests("login.example");
    api = new ApiClient(http, timer);
    service = new HttpTokenService(api, requests, clock);
  }

  @AfterEach
  void close() throws IOException {
    api.stop();
    http.stop();
    timer.shutdownNow();
    server.stop(0);
  }

  @Test
  void lifetimesCountFromTheRequest() throws Exception {
    answer = "{\"accessToken\": \"a\", \"refreshToken\": \"r\", \"expiresIn\": 3600}";

    assertThat(service.refresh(social()))
        .isEqualTo(
            new IssuedTokens(
                new Secret("a"), new Secret("r"), TestClock.START.plus(Duration.ofHours(1)), null));
  }

  @Test
  void rejectionAfterTheEndOfTheSignInNamesTheEnd() {
    status = 401;
    answer = "{\"error\": \"invalid_client\"}";
    Instant end = TestClock.START.minus(Duration.ofDays(1));

    assertThat(failure(awsSignIn(end)).sentence())
        .isEqualTo(
            "the auth service rejected the refresh token with invalid_client: the sign-in ended at "
                + end
                + ", when its client's registration expired; sign in again");
    assertThat(failure(awsSignIn(TestClock.START.plusSeconds(1))).sentence())
        .isEqualTo(
            "the auth service rejected the refresh token with invalid_client; sign in again");
  }

  @Test
  void aMissingLifetimeIsAssumed() throws Exception {
    answer = "{\"access_token\": \"a\"}";

    IssuedTokens tokens = service.refresh(social());

    assertThat(tokens.expiresAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(50)));
    assertThat(tokens.refreshToken()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          400 | {"error": "invalid_grant"}                          | Rejected
          401 | {"message": "Invalid refresh token provided"}       | Rejected
          400 | {"__type": "com.amazonaws#ExpiredTokenException"}   | Rejected
          401 | {"error": "invalid_client"}                         | Rejected
          400 | {"error": "slow_down"}                              | Unavailable
          429 | {"error": "busy"}                                   | Unavailable
          503 | <html>                                              | Unavailable
          400 | {"error": "expired_token"}                          | Rejected
          401 | {"error": "invalid_token"}                          | Rejected
          403 | {"error": "access_denied"}                          | Rejected
          400 | {"error": "unauthorized_client"}                    | Rejected
          401 | {"message": "Unauthorized"}                         | Rejected
          403 | {}                                                  | Rejected
          403 | ``                                                  | Rejected
          400 | {"__type": "com.amazonaws#ThrottlingException"}     | Unavailable
          400 | {"__type": "SlowDownException"}                     | Unavailable
          429 | {"error": "invalid_grant"}                          | Unavailable
          403 | <html>                                              | Refused
          400 | {"message": "?"}                                    | Refused
          403 | {"error": "some_thing"}                             | Refused
          400 | {"error": "invalid_request"}                        | Refused
          200 | {"no": "token"}                                     | Refused
          """)
  void refusalsAreDistinguished(int code, String body, String failure) {
    status = code;
    answer = body;

    assertThat(failure(social()).getClass().getSimpleName()).isEqualTo(failure);
  }

  @ParameterizedTest
  @CsvSource({
    "ThrottlingException, Unavailable",
    "SlowDownException:http://internal.amazon.com/coral/, Unavailable",
    "ExpiredTokenException, Rejected",
    "InternalTroubleException, Refused",
  })
  void theErrorMayBeNamedInAHeaderInstead(String header, String failure) {
    status = 400;
    errorType = header;

    assertThat(failure(awsSignIn()).getClass().getSimpleName()).isEqualTo(failure);
  }

  /// Only Kiro's own auth service rejects a refresh token in that way.
  @Test
  void aDenialWithoutACodeIsNoRejectionAtAws() {
    status = 403;

    assertThat(failure(awsSignIn())).isEqualTo(new RefreshFailure.Refused(403, "without a code"));
  }

  @Test
  void theServicesRetryAfterIsKept() {
    status = 429;
    retryAfter = "17";

    assertThat(failure(social()))
        .isEqualTo(new RefreshFailure.Unavailable(429, Duration.ofSeconds(17)));
  }

  @Test
  void aServiceThatDoesNotAnswerIsUnavailable() {
    server.stop(0);

    assertThat(failure(social())).isEqualTo(new RefreshFailure.Unavailable(0, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "cut...off"})
  void aTruncatedTokenIsNotSent(String token) {
    String padded = token.equals("short") ? token : token.repeat(20);

    assertThat(failure(credential(new Login.Social(new Secret(padded)))))
        .isEqualTo(new RefreshFailure.Unusable("refreshToken is truncated"));
  }

  @Test
  void anOrganisationsProviderIsAskedAsOauthDemands(@TempDir Path folder) throws Exception {
    try (TlsServer provider = new TlsServer(folder, "{\"access_token\": \"a\"}")) {
      HttpClients trusting =
          new HttpClients(
              Duration.ofSeconds(5),
              Duration.ofSeconds(20),
              TrustedCertificates.with(provider.certificate(), null),
              new ProxySettings.Direct());
      ApiClient client = new ApiClient(trusting, timer);

      new HttpTokenService(client, requests("localhost"), clock)
          .refresh(
              credential(
                  new Login.ExternalIdp(
                      TOKEN,
                      "client",
                      "https://localhost:" + provider.port() + "/tenant/token",
                      "openid offline_access")));

      assertThat(provider.paths()).containsExactly("/tenant/token");
      assertThat(provider.bodies())
          .containsExactly(
              "grant_type=refresh_token&client_id=client&refresh_token="
                  + TOKEN.value()
                  + "&scope=openid+offline_access");
      client.stop();
      trusting.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example/token",
        "https://login.example.evil.example/token",
        "https://evil.example/login.example",
        "https://login.example@evil.example/",
        "https://127.0.0.1/token",
        "login.example",
        "https://login example/",
      })
  void tokensGoToNoOtherHost(String endpoint) {
    assertThat(failure(credential(new Login.ExternalIdp(TOKEN, "client", endpoint, null))))
        .isInstanceOf(RefreshFailure.Unusable.class);
  }

  @Test
  void theCredentialsOwnAuthRegionIsAsked() throws Exception {
    Credential credential =
        TestEntries.social(TOKEN.value())
            .with(CredentialField.AUTH_REGION, "eu-west-1")
            .with(CredentialField.API_REGION, "us-west-2")
            .credential();

    assertThat(requests.of(credential).address().getPath()).isEqualTo("/eu-west-1/refreshToken");
  }

  private RefreshRequests requests(String externalHost) {
    String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/{region}";
    return new RefreshRequests(
        new RefreshRequests.AuthEndpoints(base, base, Set.of(externalHost)),
        new Regions("us-east-1", null, null),
        TestClients.headers(),
        Duration.ofSeconds(20));
  }

  private RefreshFailure failure(Credential credential) {
    return catchThrowableOfType(RefreshFailedException.class, () -> service.refresh(credential))
        .failure();
  }

  private static Credential social() {
    return credential(new Login.Social(TOKEN));
  }

  private static Credential awsSignIn() {
    return awsSignIn(null);
  }

  private static Credential awsSignIn(@Nullable Instant clientEnd) {
    return credential(
        new Login.Idc(TOKEN, "client", new Secret("secret"), CredentialKind.BUILDER_ID, clientEnd));
  }

  private static Credential credential(Login login) {
    return new Credential(1, login, null, null, CredentialSettings.NONE);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      if (retryAfter != null) {
        exchange.getResponseHeaders().add("Retry-After", retryAfter);
      }
      if (errorType != null) {
        exchange.getResponseHeaders().add("x-amzn-ErrorType", errorType);
      }
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
