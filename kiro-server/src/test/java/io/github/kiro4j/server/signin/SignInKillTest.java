package io.github.kiro4j.server.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.signin.SignIn;
import io.github.kiro4j.api.admin.signin.SignIn.State;
import io.github.kiro4j.api.admin.signin.SignInMethod;
import io.github.kiro4j.api.admin.signin.SignInRequest;
import io.github.kiro4j.server.testing.ServerProcess;
import io.github.kiro4j.server.testing.SimulatedBrowser;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.service.AccountKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that is killed in the middle of a sign-in.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SignInKillTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String START_URL = "https://simulated.awsapps.com/start";

  @TempDir Path folder;

  @Test
  void signInsThatWaitAreForgottenAndLeaveNothing() throws Exception {
    Files.writeString(folder.resolve("credentials.json"), "[]");
    try (KiroSimulator upstream = KiroSimulator.start()) {
      List<String> ids = new ArrayList<>();
      try (ServerProcess gateway = start(upstream);
          AdminClient admin = gateway.adminClient()) {
        for (SignInMethod method : SignInMethod.values()) {
          if (method != SignInMethod.API_KEY) {
            ids.add(waiting(admin, method));
          }
        }
        kill(gateway);
      }
      try (ServerProcess gateway = start(upstream);
          AdminClient admin = gateway.adminClient()) {
        for (String id : ids) {
          assertThatThrownBy(() -> admin.signIns().get(id))
              .isInstanceOf(AdminException.NotFound.class)
              .hasMessageContaining("A restart of the gateway ends sign-ins");
        }
        assertThat(admin.credentials().credentials()).isEmpty();
      }
    }
  }

  private static String waiting(AdminClient admin, SignInMethod method) throws Exception {
    String startUrl = method.isOrganisation() ? START_URL : null;
    SignIn started =
        admin
            .signIns()
            .start(new SignInRequest(method.wireName(), startUrl, null, null, null, null));
    assertThat(started.is(State.WAITING)).as(started.message()).isTrue();
    return started.id();
  }

  @Test
  void signInThatReplacesAnotherLeavesTheEntryAsItWas() throws Exception {
    Path file = folder.resolve("credentials.json");
    Files.writeString(file, "[]");
    try (KiroSimulator upstream = KiroSimulator.start();
        SimulatedBrowser browser = new SimulatedBrowser()) {
      String before;
      try (ServerProcess gateway = start(upstream);
          AdminClient admin = gateway.adminClient()) {
        SignIn first = admin.signIns().start(SignInRequest.of(SignInMethod.GOOGLE_BROWSER, null));
        admin.signIns().callback(first.id(), browser.choose(task(first).address(), "decision=new"));
        before = Files.readString(file);
        SignIn again = admin.signIns().start(SignInRequest.of(SignInMethod.GOOGLE_BROWSER, 1L));
        SignIn asking =
            admin
                .signIns()
                .callback(again.id(), browser.choose(task(again).address(), "decision=new"));
        assertThat(asking.is(State.CONFIRM_ACCOUNT)).as(asking.message()).isTrue();
        kill(gateway);
      }
      assertThat(Files.readString(file)).isEqualTo(before);
      try (ServerProcess gateway = start(upstream);
          AdminClient admin = gateway.adminClient()) {
        assertThat(admin.credentials().credentials())
            .extracting(CredentialStatus::email)
            .containsExactly("social-1@example.com");
        assertThat(admin.test(1).success()).isTrue();
      }
    }
  }

  @Test
  void tokensThatHaveArrivedAreAWholeDisabledCredential() throws Exception {
    Files.writeString(folder.resolve("credentials.json"), "[]");
    try (KiroSimulator upstream = KiroSimulator.start()) {
      upstream.signIns().pollEvery(Duration.ofSeconds(1));
      Account account =
          upstream
              .accounts()
              .addSignedOut(AccountKind.IDC)
              .withProfilesIn("us-east-1", "eu-central-1");
      try (ServerProcess gateway = start(upstream);
          AdminClient admin = gateway.adminClient()) {
        SignIn started =
            admin.signIns().start(new SignInRequest("idc", START_URL, null, null, null, null));
        upstream.signIns().approve(code(started), account);
        await()
            .atMost(SOON)
            .until(() -> admin.signIns().get(started.id()).is(State.CHOOSE_PROFILE));
        kill(gateway);
      }
      try (ServerProcess gateway = start(upstream);
          AdminClient admin = gateway.adminClient()) {
        assertThat(admin.credentials().credentials())
            .singleElement()
            .satisfies(credential -> assertThat(credential.disabled()).isTrue());
        admin.setDisabled(1, false);
        assertThat(admin.test(1).success()).isTrue();
      }
    }
  }

  private ServerProcess start(KiroSimulator upstream) throws Exception {
    return ServerProcess.start(folder, upstream.baseUri().toString(), SOON);
  }

  private static void kill(ServerProcess gateway) throws Exception {
    gateway.signal("KILL");
    gateway.process().waitFor();
  }

  private static SignIn.Task task(SignIn signIn) {
    return requireNonNull(signIn.task());
  }

  private static String code(SignIn signIn) {
    return requireNonNull(task(signIn).code());
  }
}
