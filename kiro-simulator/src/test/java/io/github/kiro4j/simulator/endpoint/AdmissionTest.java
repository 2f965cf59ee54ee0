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
import io.github.kiro4j.simulator.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Token types (pi-provider-kiro PR #134) and versions of clients (sub2api PRs #105 and #118).
class AdmissionTest {

  private static final String UNAUTHORIZED = "User is not authorized to make this call.";
  private static final String BEARER = "The bearer token included in the request is invalid.";

  private KiroSimulator simulator;
  private Accounts accounts;

  @BeforeEach
  void start() {
    simulator = KiroSimulator.start();
    accounts = simulator.accounts();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Q             | BUILDER_ID | KiroIDE-0.11.107-0123    | 403
          Q             | BUILDER_ID | KiroIDE-0.12.154-0123    | 403
          Q             | BUILDER_ID | KiroIDE-0.12.155-0123    | 200
          Q             | BUILDER_ID | KiroIDE-1.1.70-0123      | 200
          Q             | BUILDER_ID | oh-my-pi/kiro-api        | 403
          Q             | IDC        | KiroIDE-0.6.7-0123       | 403
          Q             | INTERNAL   | KiroIDE-0.6.7-0123       | 403
          CODEWHISPERER | IDC        | KiroIDE-0.11.107-0123    | 403
          CODEWHISPERER | IDC        | KiroIDE-0.12.155-0123    | 200
          Q             | SOCIAL     | KiroIDE-0.6.7-0123       | 200
          RUNTIME       | BUILDER_ID | KiroIDE-0.6.7-0123       | 200
          RUNTIME       | BUILDER_ID | oh-my-pi/kiro-api        | 200
          """)
  void restHostsAdmitSignInsByAwsWithACurrentClientOnly(
      Host host, AccountKind kind, String agent, int status) throws Exception {
    Account account = account(kind);
    try (HostClient client = HostClient.of(simulator, account).with("User-Agent", agent)) {
      String verdict =
          Verdicts.of(client.generate(host, account.profileArn().orElse(Profiles.SERVICE)));

      assertThat(verdict)
          .isEqualTo(status == 200 ? "200" : "403 AccessDeniedException: " + UNAUTHORIZED);
    }
  }

  @Test
  void hostsThatRefuseOldClientsCanBeChosen() throws Exception {
    Account account = account(AccountKind.BUILDER_ID);
    try (HostClient client =
        HostClient.of(simulator, account).with("User-Agent", "KiroIDE-0.11.107-0123")) {
      simulator.enter(World.EVERYTHING.refusingOldAgents(Host.RUNTIME));

      assertThat(Verdicts.of(client.generate(Host.Q, Profiles.SERVICE))).isEqualTo("200");
      assertThat(Verdicts.of(client.generate(Host.RUNTIME, Profiles.SERVICE)))
          .isEqualTo("403 #AccessDeniedException: " + UNAUTHORIZED);
      simulator.enter(World.EVERYTHING.refusingOldAgents());
      assertThat(Verdicts.of(client.generate(Host.RUNTIME, Profiles.SERVICE))).isEqualTo("200");
    }
  }

  @Test
  void oldClientMayAskForUsageOnARestHostAndNotForModels() throws Exception {
    Account account = account(AccountKind.BUILDER_ID);
    try (HostClient client =
        HostClient.of(simulator, account).with("User-Agent", "KiroIDE-0.6.7-0123")) {
      assertThat(Verdicts.of(client.get(Host.Q, "/getUsageLimits?profileArn=" + Profiles.SERVICE)))
          .isEqualTo("200");
      assertThat(Verdicts.of(client.get(Host.Q, "/ListAvailableModels?origin=AI_EDITOR")))
          .isEqualTo("403 AccessDeniedException: " + UNAUTHORIZED);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RUNTIME", "Q", "CODEWHISPERER"})
  void apiKeyNeedsItsTokenType(Host host) throws Exception {
    accounts.addApiKey("ksk_fake");
    try (HostClient client = new HostClient(simulator, AccountKind.API_KEY, "ksk_fake")) {
      assertThat(Verdicts.of(client.generate(host, (String) null))).isEqualTo("200");
      assertThat(Verdicts.of(client.without("tokentype").generate(host, (String) null)))
          .matches("403 #?AccessDeniedException: " + BEARER);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RUNTIME", "Q", "CODEWHISPERER"})
  void externalIdentityProviderNeedsItsTokenType(Host host) throws Exception {
    Account account = accounts.addExternalIdp();
    String arn = account.profileArn().orElseThrow();
    try (HostClient client = HostClient.of(simulator, account)) {
      assertThat(Verdicts.of(client.generate(host, arn))).isEqualTo("200");
      assertThat(Verdicts.of(client.without("tokentype").generate(host, arn)))
          .matches("403 #?AccessDeniedException: " + BEARER);
      assertThat(Verdicts.of(client.with("tokentype", "API_KEY").generate(host, arn)))
          .matches("403 #?AccessDeniedException: " + BEARER);
    }
  }

  @Test
  void tokenTypeOfAnExternalIdentityProviderSuitsNobodyElse() throws Exception {
    Account account = account(AccountKind.IDC);
    String arn = account.profileArn().orElseThrow();
    try (HostClient client = HostClient.of(simulator, account)) {
      assertThat(Verdicts.of(client.with("tokentype", "SSO_OIDC").generate(Host.RUNTIME, arn)))
          .isEqualTo("200");
      assertThat(Verdicts.of(client.with("tokentype", "EXTERNAL_IDP").generate(Host.RUNTIME, arn)))
          .isEqualTo("403 #AccessDeniedException: " + BEARER);
    }
  }

  private Account account(AccountKind kind) {
    return switch (kind) {
      case SOCIAL -> accounts.addSocial(accounts.newRefreshToken());
      case BUILDER_ID -> accounts.addBuilderId("b", "secret", accounts.newRefreshToken());
      case IDC -> accounts.addIdc("i", "secret", accounts.newRefreshToken());
      case INTERNAL -> accounts.addInternal("n", "secret", accounts.newRefreshToken());
      case EXTERNAL_IDP -> accounts.addExternalIdp();
      case API_KEY -> accounts.addApiKey("ksk_fake");
    };
  }
}
