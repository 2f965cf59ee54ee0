package io.github.kiro4j.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ModelNotAllowed;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoToken;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Ready;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import io.github.kiro4j.server.testing.UpstreamRig;
import io.github.kiro4j.server.upstream.call.PendingAnswer;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Which credential answers, over a simulated upstream.
@Timeout(120)
class SelectionTest {

  @TempDir Path folder;

  @Test
  void theLowestPriorityNumberAnswersAndTiesGoByOrder() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.addSocial("\"priority\": 2, ");
      rig.addSocial("\"priority\": 1, ");
      rig.addSocial("\"priority\": 1, ");
      rig.open();

      rig.ask();
      rig.ask();

      assertThat(rig.asked()).containsExactly("social-2", "social-2");
    }
  }

  @Test
  void aBetterCredentialIsReturnedToAsSoonAsItCanBeUsed() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      var best = rig.addSocial("");
      rig.addSocial("\"priority\": 1, ");
      rig.open();
      best.answerChats(KnownErrors.throttled().retryAfter(Duration.ofSeconds(9)));
      rig.ask("conversation", UpstreamRig.MODEL);
      best.heal();
      rig.simulator.forgetRequests();

      rig.ask("conversation", UpstreamRig.MODEL);
      rig.clock.advance(Duration.ofSeconds(10));
      rig.ask("conversation", UpstreamRig.MODEL);

      assertThat(rig.asked()).containsExactly("social-2", "social-1");
    }
  }

  @Test
  void aConversationStaysWithItsCredentialAmongEquals() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(2).open()) {
      var first = rig.simulator.accounts().all().getFirst();
      first.answerChats(KnownErrors.throttled());
      rig.ask("old", UpstreamRig.MODEL);
      first.heal();
      rig.clock.advance(Duration.ofMinutes(2));
      rig.simulator.forgetRequests();

      rig.ask("old", UpstreamRig.MODEL);
      rig.ask("new", UpstreamRig.MODEL);

      assertThat(rig.asked()).containsExactly("social-2", "social-1");
    }
  }

  @Test
  void balancedSpreadsWhatIsUnderWayAndThenWhatWas() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(3).balanced().open()) {
      rig.simulator.scripts().otherwise(Script.answer().text("Hello").silence());
      List<PendingAnswer> calls = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        rig.clock.advance(Duration.ofSeconds(1));
        PendingAnswer call = rig.call("conversation " + i, UpstreamRig.MODEL);
        call.events();
        calls.add(call);
      }

      assertThat(rig.asked())
          .containsExactly("social-1", "social-2", "social-3", "social-1", "social-2", "social-3");
      assertThat(rig.pool().members()).allMatch(credential -> credential.inFlight() == 2);
      calls.forEach(PendingAnswer::close);
      assertThat(rig.pool().members()).allMatch(credential -> credential.inFlight() == 0);
    }
  }

  @Test
  void balancedKeepsAConversationTogetherUpToALeadOfFour() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(2).balanced().open()) {
      rig.simulator.scripts().otherwise(Script.answer().text("Hello").silence());
      List<PendingAnswer> calls = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        PendingAnswer call = rig.call("the same", UpstreamRig.MODEL);
        call.events();
        calls.add(call);
      }

      assertThat(rig.asked())
          .containsExactly("social-1", "social-1", "social-1", "social-1", "social-2");
      calls.forEach(PendingAnswer::close);
    }
  }

  @Test
  void aModelThatAPlanLacksIsNotAskedForThere() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.addSocial("\"subscriptionTitle\": \"KIRO FREE\", ");
      rig.addSocial("\"priority\": 1, ");
      rig.open();

      rig.ask("a", "claude-opus-4.5");
      rig.ask("b", UpstreamRig.MODEL);

      assertThat(rig.asked()).containsExactly("social-2", "social-1");
    }
  }

  @Test
  void aRefusedModelIsRememberedForAnHour() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(1).open()) {
      var account = rig.simulator.accounts().all().getFirst();
      account.withoutModels(UpstreamRig.MODEL);

      assertThat(rig.ask()).get().isInstanceOf(ModelNotAllowed.class);
      assertThat(rig.ask()).get().isInstanceOf(ModelNotAllowed.class);
      assertThat(rig.asked()).hasSize(1);

      account.withoutModels();
      assertThat(rig.ask("other model", "claude-haiku-4.5")).isEmpty();
      rig.clock.advance(Duration.ofMinutes(61));
      assertThat(rig.ask()).isEmpty();
    }
  }

  @Test
  void whatWasLearntOutlivesARestart() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(3).open()) {
      rig.simulator.accounts().all().get(0).suspend();
      rig.simulator.accounts().all().get(1).exhaustQuota();
      rig.ask();
      rig.reopen();
      rig.simulator.forgetRequests();

      assertThat(rig.ask()).isEmpty();

      assertThat(rig.asked()).containsExactly("social-3");
      assertThat(rig.health(1)).isInstanceOf(Disabled.class);
      assertThat(FailureMatrixTest.stateOf(rig.credential(2))).isEqualTo("QUOTA");
      assertThat(rig.credential(1).failures()).isEqualTo(1);
      assertThat(rig.credential(3).successes()).isEqualTo(2);
    }
  }

  @Test
  void theOperatorPutsACredentialBackByDisablingAndEnablingIt() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(1).open()) {
      var account = rig.simulator.accounts().all().getFirst();
      account.suspend();
      rig.ask();
      account.heal();

      edit(rig, "\"refreshToken\"", "\"disabled\": true, \"refreshToken\"");
      rig.pool().reload();
      assertThat(((Disabled) rig.health(1)).reason()).isEqualTo(Reason.OPERATOR);

      edit(rig, "\"disabled\" : true", "\"disabled\": false");
      edit(rig, "\"disabled\": true", "\"disabled\": false");
      rig.pool().reload();
      assertThat(rig.health(1)).isInstanceOf(Ready.class);
      assertThat(rig.ask()).isEmpty();
    }
  }

  @Test
  void aCredentialThatIsDisabledJustBeforeItsRefreshIsOutOfUse() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(1).open()) {
      edit(rig, "\"refreshToken\"", "\"disabled\": true, \"refreshToken\"");
      rig.ask();

      rig.pool().reload();

      assertThat(rig.health(1).sentence()).isEqualTo("disabled: by the operator");
    }
  }

  @Test
  void anEditKeepsWhatIsKnownOfACredential() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(2).open()) {
      rig.simulator.accounts().all().get(0).exhaustQuota();
      rig.ask();

      edit(rig, "\"refreshToken\"", "\"priority\": 3, \"refreshToken\"");
      rig.pool().reload();

      assertThat(rig.credential(1).credential().settings().priority()).isEqualTo(3);
      assertThat(FailureMatrixTest.stateOf(rig.credential(1))).isEqualTo("QUOTA");
      assertThat(rig.credential(2).successes()).isEqualTo(1);
    }
  }

  @Test
  void theModeChangesAtRunTimeAndOutlivesARestart() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(2).open()) {
      rig.ask();
      rig.ask();
      rig.pool().mode(LoadBalancing.BALANCED);
      rig.clock.advance(Duration.ofSeconds(1));
      rig.ask();
      rig.clock.advance(Duration.ofSeconds(1));
      rig.reopen().ask();

      assertThat(rig.asked()).containsExactly("social-1", "social-1", "social-2", "social-1");
      assertThat(rig.pool().mode()).isEqualTo(LoadBalancing.BALANCED);
    }
  }

  @Test
  void aDeadSignInIsDisabledAndANewOneIsUsedAtOnce() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(1).open()) {
      String dead = rig.credential(1).credential().refreshToken().orElseThrow().value();
      rig.simulator.accounts().all().getFirst().refuseRefreshes();
      assertThat(rig.ask()).isPresent();
      assertThat(((Disabled) rig.health(1)).reason()).isEqualTo(Reason.SIGN_IN_VOID);
      assertThat(Files.readString(rig.credentialsFile())).contains(dead);

      String fresh = rig.simulator.accounts().newRefreshToken();
      rig.simulator.accounts().addSocial(fresh);
      edit(rig, dead, fresh);
      rig.pool().reload();

      assertThat(rig.ask()).isEmpty();
    }
  }

  @Test
  void troubleOfTheAuthServiceDisablesNobody() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(2).open()) {
      var first = rig.simulator.accounts().all().getFirst();
      first.failRefreshes(503);

      assertThat(rig.ask()).isEmpty();

      assertThat(rig.asked()).containsExactly("social-2");
      assertThat(FailureMatrixTest.stateOf(rig.credential(1))).isEqualTo("NO_TOKEN");
      first.heal();
      rig.clock.advance(Duration.ofMinutes(1));
      rig.pool().refreshAhead();
      assertThat(rig.health(1)).isInstanceOf(Ready.class);
    }
  }

  @Test
  void anAuthServiceThatIsDownIsNamedAndItsReturnIsNoticedWithinASecond() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(1).open()) {
      var account = rig.simulator.accounts().all().getFirst().failRefreshes(503);
      for (int second = 0; second < 20; second++) {
        UpstreamFailure failure = rig.ask().orElseThrow();

        assertThat(failure)
            .isEqualTo(new NoToken(NoToken.Blocker.KIRO_AUTH, Duration.ofSeconds(1)));
        ClientError error = ClientErrors.of(failure, UpstreamRig.MODEL, 0, 0);
        assertThat(error.status()).isEqualTo(503);
        assertThat(error.error().message()).startsWith("Kiro's auth service does not answer");
        rig.clock.advance(Duration.ofSeconds(1));
      }

      account.heal();

      assertThat(rig.ask()).isEmpty();
    }
  }

  /// AWS SSO OIDC throttles with status 400.
  @Test
  void aThrottledRefreshIsNoRejectedSignIn() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      var account = rig.addIdc("").throttleRefreshes();
      rig.open();

      assertThat(rig.ask()).isPresent();
      assertThat(FailureMatrixTest.stateOf(rig.credential(1))).isEqualTo("NO_TOKEN");

      account.heal();
      rig.clock.advance(Duration.ofMinutes(1));
      assertThat(rig.ask()).isEmpty();
    }
  }

  @Test
  void anApiKeyIsNeitherRefreshedNorGivenAProfile() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      var account = rig.addApiKey("ksk_not_a_real_key");
      rig.open();
      assertThat(rig.ask()).isEmpty();
      rig.simulator.accounts().revokeAccess(account);

      assertThat(rig.ask()).isPresent();

      assertThat(rig.simulator.requests(Operation.LIST_PROFILES)).isEmpty();
      assertThat(FailureMatrixTest.stateOf(rig.credential(1))).isEqualTo("REFUSED");
    }
  }

  private static void edit(UpstreamRig rig, String old, String with) throws Exception {
    String content = Files.readString(rig.credentialsFile());
    Files.writeString(rig.credentialsFile(), content.replace(old, with));
  }
}
