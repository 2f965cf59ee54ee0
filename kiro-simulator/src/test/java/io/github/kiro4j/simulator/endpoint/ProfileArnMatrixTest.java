package io.github.kiro4j.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.simulator.HostClient;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.Verdicts;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Accounts;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.service.Profiles;
import io.github.kiro4j.simulator.world.ArnRule;
import io.github.kiro4j.simulator.world.ForeignArn;
import io.github.kiro4j.simulator.world.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Kinds of accounts, hosts and profile ARNs: the live matrix of wtfdelphia/kiro.rs (2026-08-26)
/// and the reports that complete or contradict it.
@TestInstance(Lifecycle.PER_CLASS)
class ProfileArnMatrixTest {

  private static final String UNAUTHORIZED =
      "403 AccessDeniedException: User is not authorized to make this call.";
  private static final String REQUIRED =
      "400 #ValidationException: profileArn is required for this request.";
  private static final String MALFORMED =
      "400 #ValidationException REQUEST_BODY_INVALID: Improperly formed request.";
  private static final String BEARER = "The bearer token included in the request is invalid.";

  /// The table's short names of the verdicts, for readable rows.
  private static final Map<String, String> WORDS =
      Map.of(
          "ok",
          "200",
          "unauthorized",
          UNAUTHORIZED,
          "bearer",
          "403 AccessDeniedException: " + BEARER,
          "token",
          "403 AccessDeniedException: Invalid token",
          "required",
          REQUIRED,
          "malformed",
          MALFORMED);

  private static final String FOREIGN =
      "arn:aws:codewhisperer:us-east-1:999999999999:profile/ANOTHERONE00";

  private KiroSimulator simulator;
  private Account social;
  private Account builderId;
  private Account idc;
  private Account internal;
  private Account external;
  private Account key;

  @BeforeAll
  void start() {
    simulator = KiroSimulator.start();
    Accounts accounts = simulator.accounts();
    social = accounts.addSocial(accounts.newRefreshToken());
    builderId = accounts.addBuilderId("b", "secret", accounts.newRefreshToken());
    idc = accounts.addIdc("i", "secret", accounts.newRefreshToken());
    internal = accounts.addInternal("n", "secret", accounts.newRefreshToken());
    external = accounts.addExternalIdp();
    key = accounts.addApiKey("ksk_fake");
  }

  @AfterAll
  void stop() {
    simulator.close();
  }

  @BeforeEach
  @AfterEach
  void usualWorld() {
    simulator.enter(World.EVERYTHING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RUNTIME       | SOCIAL       | own     | ok
          RUNTIME       | SOCIAL       | social  | ok
          RUNTIME       | SOCIAL       | none    | required
          RUNTIME       | SOCIAL       | service | malformed
          RUNTIME       | BUILDER_ID   | service | ok
          RUNTIME       | BUILDER_ID   | none    | required
          RUNTIME       | BUILDER_ID   | social  | malformed
          RUNTIME       | BUILDER_ID   | foreign | malformed
          RUNTIME       | IDC          | own     | ok
          RUNTIME       | IDC          | none    | required
          RUNTIME       | IDC          | service | malformed
          RUNTIME       | INTERNAL     | own     | ok
          RUNTIME       | INTERNAL     | none    | required
          RUNTIME       | EXTERNAL_IDP | own     | ok
          RUNTIME       | EXTERNAL_IDP | none    | required
          RUNTIME       | EXTERNAL_IDP | foreign | malformed
          RUNTIME       | API_KEY      | none    | ok
          RUNTIME       | API_KEY      | service | ok
          RUNTIME       | API_KEY      | social  | malformed
          Q             | SOCIAL       | none    | ok
          Q             | SOCIAL       | social  | ok
          Q             | SOCIAL       | foreign | unauthorized
          Q             | BUILDER_ID   | none    | ok
          Q             | BUILDER_ID   | service | ok
          Q             | BUILDER_ID   | social  | bearer
          Q             | IDC          | own     | ok
          Q             | IDC          | none    | unauthorized
          Q             | IDC          | service | token
          Q             | INTERNAL     | own     | ok
          Q             | EXTERNAL_IDP | own     | ok
          Q             | EXTERNAL_IDP | service | token
          Q             | API_KEY      | none    | ok
          Q             | API_KEY      | service | ok
          Q             | API_KEY      | social  | bearer
          CODEWHISPERER | SOCIAL       | none    | ok
          CODEWHISPERER | BUILDER_ID   | none    | ok
          CODEWHISPERER | IDC          | own     | ok
          CODEWHISPERER | EXTERNAL_IDP | foreign | unauthorized
          CODEWHISPERER | API_KEY      | none    | ok
          """)
  void hostsTakeTheArnsThatTheyAreKnownToTake(
      Host host, AccountKind kind, String arn, String verdict) throws Exception {
    assertThat(generate(host, kind, arn)).isEqualTo(WORDS.get(verdict));
    assertThat(search(host, kind, arn)).isEqualTo(WORDS.get(verdict));
  }

  @ParameterizedTest
  @CsvSource({"Q, service", "CODEWHISPERER, service"})
  void builderIdMayBeRefusedWithAnArnOnTheRestHosts(Host host, String arn) throws Exception {
    simulator.enter(World.EVERYTHING.arn(host, AccountKind.BUILDER_ID, ArnRule.REFUSED));

    assertThat(generate(host, AccountKind.BUILDER_ID, arn)).isEqualTo(UNAUTHORIZED);
    assertThat(generate(host, AccountKind.BUILDER_ID, "none")).isEqualTo("200");
    assertThat(generate(host, AccountKind.IDC, "own")).isEqualTo("200");
  }

  @Test
  void builderIdMayBeRefusedWithoutAnArnOnTheRestHosts() throws Exception {
    simulator.enter(World.EVERYTHING.arn(Host.Q, AccountKind.BUILDER_ID, ArnRule.REQUIRED));

    assertThat(generate(Host.Q, AccountKind.BUILDER_ID, "none")).isEqualTo(UNAUTHORIZED);
    assertThat(generate(Host.Q, AccountKind.BUILDER_ID, "service")).isEqualTo("200");
  }

  @ParameterizedTest
  @EnumSource
  void hostMayRefuseArnsOfAllButApiKeys(AccountKind kind) throws Exception {
    simulator.enter(World.EVERYTHING.arn(Host.Q, ArnRule.REFUSED));
    String arn = kind == AccountKind.BUILDER_ID || kind == AccountKind.API_KEY ? "service" : "own";

    assertThat(generate(Host.Q, kind, "none")).isEqualTo("200");
    assertThat(generate(Host.Q, kind, arn))
        .isEqualTo(kind == AccountKind.API_KEY ? "200" : UNAUTHORIZED);
  }

  @Test
  void runtimeMayForbidAForeignArnInsteadOfCallingItMalformed() throws Exception {
    simulator.enter(World.EVERYTHING.foreignArn(ForeignArn.FORBIDDEN));

    assertThat(generate(Host.RUNTIME, AccountKind.IDC, "foreign"))
        .isEqualTo(UNAUTHORIZED.replace("Access", "#Access"));
    assertThat(generate(Host.RUNTIME, AccountKind.IDC, "service"))
        .isEqualTo("403 #AccessDeniedException: Invalid token");
    assertThat(generate(Host.RUNTIME, AccountKind.API_KEY, "social"))
        .isEqualTo("403 #AccessDeniedException: " + BEARER);
  }

  @Test
  void profileIsOfTheRegionThatIsAsked() throws Exception {
    Account european =
        simulator
            .accounts()
            .addIdc("e", "secret", simulator.accounts().newRefreshToken())
            .withProfilesIn("eu-central-1");
    String arn = european.profileArn().orElseThrow();
    try (HostClient client = HostClient.of(simulator, european)) {
      assertThat(Verdicts.of(client.in("eu-central-1").generate(Host.RUNTIME, arn)))
          .isEqualTo("200");
      assertThat(Verdicts.of(client.generate(Host.Q, arn))).isEqualTo("200");
      assertThat(Verdicts.of(client.in("us-east-1").generate(Host.RUNTIME, arn)))
          .isEqualTo(MALFORMED);
      assertThat(Verdicts.of(client.generate(Host.Q, arn))).isEqualTo(UNAUTHORIZED);
    }
  }

  private String generate(Host host, AccountKind kind, String arn) throws Exception {
    try (HostClient client = client(kind)) {
      return Verdicts.of(client.generate(host, arn(kind, arn)));
    }
  }

  private String search(Host host, AccountKind kind, String arn) throws Exception {
    try (HostClient client = client(kind)) {
      return Verdicts.of(client.search(host, arn(kind, arn)));
    }
  }

  private HostClient client(AccountKind kind) {
    return kind == AccountKind.API_KEY
        ? new HostClient(simulator, kind, "ksk_fake")
        : HostClient.of(simulator, account(kind));
  }

  private @Nullable String arn(AccountKind kind, String name) {
    return switch (name) {
      case "own" -> account(kind).profileArn().orElseThrow();
      case "service" -> Profiles.SERVICE;
      case "social" -> Profiles.SOCIAL;
      case "foreign" -> FOREIGN;
      case "none" -> null;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Account account(AccountKind kind) {
    return switch (kind) {
      case SOCIAL -> social;
      case BUILDER_ID -> builderId;
      case IDC -> idc;
      case INTERNAL -> internal;
      case EXTERNAL_IDP -> external;
      case API_KEY -> key;
    };
  }
}
