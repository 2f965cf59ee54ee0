package io.github.kiro4j.server.admin.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.signin.SignIn;
import io.github.kiro4j.api.admin.signin.SignInMethod;
import io.github.kiro4j.api.admin.signin.SignInRequest;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.SimulatedBrowser;
import io.github.kiro4j.server.testing.TestDatabase;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two gateways on one PostgreSQL: a sign-in is on the gateway that started it, the credential on
/// both.
@NeedsPostgres
@Timeout(120)
class SharedSignInsTest {

  @Test
  void otherGatewaySaysWhereTheSignInMayBeAndGetsTheCredential() throws Exception {
    KiroSimulator upstream = KiroSimulator.start();
    try (TestDatabase database = TestDatabase.fresh();
        SimulatedBrowser browser = new SimulatedBrowser()) {
      String storage = database.storage("shared_sign_ins");
      try (TestGateway first = TestGateway.startEmptyWithAdmin(upstream, storage);
          TestGateway second = TestGateway.startEmptyWithAdmin(upstream, storage);
          AdminClient one = first.adminClient();
          AdminClient other = second.adminClient()) {
        SignIn started = one.signIns().start(SignInRequest.of(SignInMethod.GOOGLE_BROWSER, null));
        assertThatThrownBy(() -> other.signIns().get(started.id()))
            .isInstanceOf(AdminException.NotFound.class)
            .hasMessageContaining("a sign-in is only on the gateway that started it")
            .hasMessageContaining("sticky sessions");

        String page = requireNonNull(started.task()).address();
        SignIn done = one.signIns().callback(started.id(), browser.choose(page, "decision=new"));

        assertThat(done.state()).as(done.message()).isEqualTo("succeeded");
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> emails(other), found -> !found.isEmpty());
        assertThat(emails(other)).isEqualTo(emails(one));
        assertThat(other.test(requireNonNull(done.credentialId())).success()).isTrue();
      }
    }
  }

  private static List<String> emails(AdminClient admin) throws Exception {
    return admin.credentials().credentials().stream()
        .map(CredentialStatus::email)
        .map(String::valueOf)
        .toList();
  }
}
