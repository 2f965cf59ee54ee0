package io.github.kiro4j.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.dialect.CredentialKind;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Accounts;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.Host;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The requests that the gateway is known to write, read as text from kiro-protocol's golden files,
/// at the hosts that they are for.
class GoldenRequestsAreAcceptedTest {

  private static final String FOLDER = "/io/github/kiro4j/protocol/dialect/";
  private static final String TOKEN = "fake-token";

  /// The ARNs of the golden files.
  private static final String BUILDER_ID =
      "arn:aws:codewhisperer:us-east-1:000000000001:profile/BUILDERSHARE";

  private static final String SOCIAL =
      "arn:aws:codewhisperer:us-east-1:000000000002:profile/SOCIALSHARED";
  private static final String ORGANISATION =
      "arn:aws:codewhisperer:eu-central-1:000000000003:profile/ORGANISATION";

  private static final Pattern REQUESTS = Pattern.compile("(?m)^(?=(?:GET|POST) /)");

  private KiroSimulator simulator;

  @BeforeEach
  void start() {
    simulator = KiroSimulator.start();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @EnumSource
  void runtimeTakesThem(CredentialKind kind) throws Exception {
    assertAccepted("runtime", kind, Host.RUNTIME);

    assertThat(simulator.requests())
        .extracting(RecordedRequest::operation)
        .containsExactly(Operation.GENERATE, Operation.MCP);
  }

  @ParameterizedTest
  @EnumSource
  void restHostsTakeThem(CredentialKind kind) throws Exception {
    assertAccepted("rest", kind, Host.Q);
    simulator.close();
    start();
    assertAccepted("rest", kind, Host.CODEWHISPERER);

    assertThat(simulator.requests())
        .extracting(RecordedRequest::operation)
        .containsExactly(Operation.GENERATE, Operation.MCP);
  }

  @ParameterizedTest
  @EnumSource
  void managementTakesThem(CredentialKind kind) throws Exception {
    assertAccepted("management", kind, Host.MANAGEMENT);

    assertThat(simulator.requests())
        .extracting(RecordedRequest::operation)
        .contains(Operation.LIST_MODELS, Operation.USAGE_LIMITS, Operation.GET_PROFILE);
  }

  /// Credentials of kiro-rs do not tell the two kinds apart; the list of profiles does.
  @Test
  void builderIdAmongThemMayNotListProfiles() throws Exception {
    String token = accounts().issueAccessToken(builderId());
    String request =
        REQUESTS.split(read("management-builder-id-or-identity-center.txt"), -1)[3].replace(
            TOKEN, token);
    try (TestClient client = new TestClient(simulator.url(Host.MANAGEMENT))) {
      assertThat(Verdicts.of(send(client, request)))
          .isEqualTo(
              "403 #AccessDeniedException: AWS Builder ID is not supported for this operation.");
    }
  }

  private void assertAccepted(String face, CredentialKind kind, Host host) throws Exception {
    String bearer = bearer(kind, host);
    String name = face + "-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
    String[] requests = REQUESTS.split(read(name), -1);
    assertThat(requests).hasSizeGreaterThanOrEqualTo(2);
    try (TestClient client = new TestClient(simulator.url(host))) {
      for (String request : requests) {
        assertThat(Verdicts.of(send(client, request.replace(TOKEN, bearer))))
            .as(name + ": " + request.lines().findFirst().orElse(""))
            .isEqualTo("200");
      }
    }
  }

  private static HttpResponse<byte[]> send(TestClient client, String request) throws Exception {
    int bodyStart = request.indexOf("\n\n");
    String head = bodyStart < 0 ? request : request.substring(0, bodyStart);
    String[] line = head.lines().findFirst().orElseThrow().split(" ", -1);
    String[] headers = headers(head);
    return line[0].equals("GET")
        ? client.get(line[1], headers)
        : client.post(line[1], request.substring(bodyStart).strip().getBytes(UTF_8), headers);
  }

  private static String[] headers(String head) {
    List<String> headers = new ArrayList<>();
    head.lines()
        .skip(1)
        .map(line -> line.split(": ", 2))
        .forEach(pair -> headers.addAll(Arrays.asList(pair)));
    return headers.toArray(String[]::new);
  }

  private String bearer(CredentialKind kind, Host host) {
    Account account = account(kind, host);
    return kind == CredentialKind.API_KEY ? "ksk_fake" : accounts().issueAccessToken(account);
  }

  /// An account that the golden file of the kind suits. AWS sign-ins of unknown kind name no
  /// profile on REST hosts, as a Builder ID, and ask for profiles, as an organisation.
  private Account account(CredentialKind kind, Host host) {
    return switch (kind) {
      case SOCIAL -> accounts().addSocial(newToken()).withProfileArn(SOCIAL);
      case BUILDER_ID -> builderId();
      case BUILDER_ID_OR_IDENTITY_CENTER ->
          host == Host.MANAGEMENT ? organisation().withProfileArn(BUILDER_ID) : builderId();
      case IDENTITY_CENTER -> organisation().withProfileArn(ORGANISATION);
      case INTERNAL ->
          accounts().addInternal("client", "secret", newToken()).withProfileArn(ORGANISATION);
      case EXTERNAL_IDP -> accounts().addExternalIdp().withProfileArn(ORGANISATION);
      case API_KEY -> accounts().addApiKey("ksk_fake");
    };
  }

  private Account builderId() {
    return accounts().addBuilderId("client", "secret", newToken()).withProfileArn(BUILDER_ID);
  }

  private Account organisation() {
    return accounts().addIdc("client", "secret", newToken());
  }

  private Accounts accounts() {
    return simulator.accounts();
  }

  private String newToken() {
    return accounts().newRefreshToken();
  }

  private static String read(String name) throws IOException {
    try (InputStream file =
        GoldenRequestsAreAcceptedTest.class.getResourceAsStream(FOLDER + name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
    }
  }
}
