package io.github.kiro4j.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.testing.UpstreamRig;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which profile a request names.
@Timeout(120)
class ProfileTest {

  private static final String OUTDATED =
      "\"profileArn\": \"arn:aws:codewhisperer:us-east-1:000000000009:profile/OUTDATED9999\", ";

  @TempDir Path folder;

  @Test
  void anIdcSignInFindsItsProfileOnceAndKeepsIt() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      String arn = rig.addIdc("").requireProfileArn().profileArn().orElseThrow();
      rig.open();

      assertThat(rig.ask()).isEmpty();
      assertThat(rig.ask()).isEmpty();

      assertThat(rig.simulator.requests(Operation.LIST_PROFILES)).hasSize(1);
      assertThat(Files.readString(rig.credentialsFile())).contains(arn);
    }
  }

  @Test
  void thatAnAccountHasNoProfileIsRememberedToo() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.addIdc("").withoutProfile();
      rig.open();

      rig.ask();
      int lookUps = rig.simulator.requests(Operation.LIST_PROFILES).size();
      rig.ask();
      rig.ask();

      assertThat(rig.simulator.requests(Operation.LIST_PROFILES)).hasSize(lookUps);
    }
  }

  @Test
  void thatAnAccountMayNotListProfilesIsRememberedToo() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.addIdc("").withoutProfile();
      rig.simulator
          .refusals()
          .when(
              request -> request.operation() == Operation.LIST_PROFILES,
              KnownErrors.builderIdNotSupported());
      rig.open();

      rig.ask();
      int lookUps = rig.simulator.requests(Operation.LIST_PROFILES).size();
      rig.clock.advance(Duration.ofMinutes(30));
      rig.ask();

      assertThat(lookUps).isPositive();
      assertThat(rig.simulator.requests(Operation.LIST_PROFILES)).hasSize(lookUps);
    }
  }

  @Test
  void aBuilderIdWithoutAProfileNamesTheConfiguredOneAndAnOrganisationNever() throws Exception {
    String shared = "arn:aws:codewhisperer:us-east-1:638616132270:profile/AAAACCCCXXXX";
    try (UpstreamRig rig = new UpstreamRig(folder).builderIdProfileArn(shared)) {
      rig.addIdc("").withoutProfile().requireProfileArn();
      rig.addIdc("\"provider\": \"Enterprise\", \"priority\": 1, ").withoutProfile();
      rig.open();
      assertThat(rig.ask()).isEmpty();
      assertThat(profileSent(rig)).isEqualTo(shared);
      rig.simulator.accounts().all().getFirst().suspend();

      rig.ask();

      assertThat(profileSent(rig)).isEmpty();
      assertThat(Files.readString(rig.credentialsFile())).doesNotContain(shared);
    }
  }

  @Test
  void aProfileThatIsRefusedIsLookedUpAgainAndTheRequestSentOnceMore() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.addIdc(OUTDATED);
      rig.open();

      assertThat(rig.ask()).isEmpty();

      assertThat(rig.asked()).hasSize(2);
      assertThat(Files.readString(rig.credentialsFile())).doesNotContain("profile/OUTDATED9999");
    }
  }

  @Test
  void aProfileThatIsRefusedAsInvalidBlamesNeitherTheRequestNorTheCredential() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.addIdc(OUTDATED);
      refuseOutdated(rig, Operation.GENERATE);
      rig.open();

      assertThat(rig.ask()).isEmpty();

      assertThat(rig.simulator.requests(Operation.LIST_PROFILES)).hasSize(1);
      assertThat(rig.credential(1).usable()).isTrue();
      assertThat(Files.readString(rig.credentialsFile())).doesNotContain("profile/OUTDATED9999");
    }
  }

  @Test
  void aProfileThatIsRefusedAndTheOnlyOneBlamesTheCredential() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.addIdc("");
      rig.simulator
          .refusals()
          .when(
              request -> request.operation() == Operation.GENERATE,
              KnownErrors.invalidProfileArn());
      rig.open();

      assertThat(rig.ask()).isNotEmpty();

      assertThat(rig.credential(1).usable()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"USAGE_LIMITS", "LIST_MODELS"})
  void theControlPlaneIsAskedOnceMoreWithTheProfileThatWasLookedUp(Operation operation)
      throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      String arn = rig.addIdc(OUTDATED).profileArn().orElseThrow();
      refuseOutdated(rig, operation);
      rig.open();
      PooledCredential member = rig.credential(1);

      if (operation == Operation.USAGE_LIMITS) {
        assertThat(member.ask(known -> rig.accounts().usage(known, member::refreshed)).limit())
            .isPositive();
      } else {
        List<UpstreamModel> models =
            member.ask(known -> rig.accounts().models(known, member::refreshed));
        assertThat(models).isNotEmpty();
      }

      assertThat(rig.simulator.requests(operation)).hasSize(2);
      assertThat(rig.simulator.requests(operation).getLast().profileArn()).contains(arn);
    }
  }

  private static void refuseOutdated(UpstreamRig rig, Operation operation) {
    rig.simulator
        .refusals()
        .when(
            request ->
                request.operation() == operation
                    && request.profileArn().filter(arn -> arn.endsWith("OUTDATED9999")).isPresent(),
            KnownErrors.invalidProfileArn());
  }

  private static String profileSent(UpstreamRig rig) {
    return rig.simulator
        .requests(Operation.GENERATE)
        .getLast()
        .json()
        .path("profileArn")
        .asText("");
  }
}
