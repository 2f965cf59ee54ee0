package io.github.kiro4j.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.keys.NewClientKey;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What somebody sees who opens the operator's page of the demo.
@Timeout(60)
class DemoAccountsTest {

  private static List<CredentialStatus> credentials(AdminClient client) throws Exception {
    return client.credentials().credentials();
  }

  @Test
  void theDemoHasAnAccountInEveryStateClientKeysAndTraffic() throws Exception {
    KiroSimulator simulator = KiroSimulator.start();
    String entries = DemoAccounts.addTo(simulator.accounts(), Instant.now()).toString();
    try (TestGateway gateway =
            TestGateway.start(simulator, entries, "adminApiKey: " + TestGateway.ADMIN_KEY + "\n");
        AdminClient client = gateway.adminClient()) {
      DemoPreparation preparation = new DemoPreparation(client);
      DemoTraffic traffic = new DemoTraffic(gateway.uri(), new Random(1), Thread::sleep, () -> {});
      preparation.askForBalances();
      traffic.tryOut(TestGateway.ADMIN_KEY, DemoAccounts.REFUSING);
      traffic.start(preparation.createKeys().stream().map(NewClientKey::key).toList());

      Eventually.await(() -> "disabled".equals(credentials(client).get(4).health().state()));
      assertThat(credentials(client))
          .hasSize(DemoAccounts.COUNT)
          .extracting(status -> status.health().state(), status -> status.health().cause())
          .containsExactly(
              tuple("ready", null),
              tuple("ready", null),
              tuple("cooling_down", "rate_limit"),
              tuple("cooling_down", "quota"),
              tuple("disabled", "sign_in_void"),
              tuple("ready", null),
              tuple("disabled", "suspended"),
              tuple("disabled", "operator"));
      Eventually.await(() -> credentials(client).get(5).refreshFailing());
      assertThat(credentials(client))
          .extracting(CredentialStatus::provider)
          .startsWith("BuilderId", "Enterprise", null, "Google", "Github");
      assertThat(credentials(client).get(1).region()).isEqualTo("us-east-1");
      assertThat(client.keys().list().keys()).hasSize(3);
      Eventually.await(() ->
          client.requests().recent().stream().map(Request::client).anyMatch("demo-client"::equals));
    }
  }
}
