package io.github.kiro4j.server.upstream.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.credentials.account.AccountProfile;
import io.github.kiro4j.server.credentials.account.AccountRefusedException;
import io.github.kiro4j.server.credentials.account.AccountUsage;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.testing.UpstreamRig;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.service.Profiles;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Calls of the control plane over HTTP, at the simulator's management host with its refusals.
@Timeout(60)
class ControlPlaneTest {

  private static final String ORGANISATION = "\"provider\": \"Enterprise\", ";

  private @TempDir Path folder;
  private UpstreamRig rig;

  enum Kind {
    SOCIAL,
    SOCIAL_WITHOUT_OWN_PROFILE,
    BUILDER_ID,
    ORGANISATION,
    ORGANISATION_IN_EUROPE,
    EXTERNAL_IDP,
    API_KEY
  }

  /// A question about an account, and the operation that answers it.
  enum Question {
    MODELS(Operation.LIST_MODELS),
    USAGE(Operation.USAGE_LIMITS),
    PROFILES(Operation.LIST_PROFILES);

    private final Operation operation;

    Question(Operation operation) {
      this.operation = operation;
    }
  }

  @BeforeEach
  void create() throws Exception {
    rig = new UpstreamRig(folder).withEveryEndpoint();
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindGetsModelsAndUsageWithItsProfile(Kind kind) throws Exception {
    Optional<String> arn = add(kind);
    rig.open();
    PooledCredential member = rig.credential(1);

    assertThat(models(member)).isNotEmpty();
    assertThat(usage(member).limit()).isEqualTo(1_000);

    for (Operation operation : List.of(Operation.LIST_MODELS, Operation.USAGE_LIMITS)) {
      RecordedRequest only = only(operation);
      assertThat(only.host()).isEqualTo(Host.MANAGEMENT);
      assertThat(only.profileArn()).isEqualTo(arn);
      assertThat(only.region())
          .hasValue(kind == Kind.ORGANISATION_IN_EUROPE ? "eu-central-1" : "us-east-1");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"SOCIAL", "SOCIAL_WITHOUT_OWN_PROFILE", "BUILDER_ID", "API_KEY"})
  void profilesAreListedForNoKindThatHasNone(Kind kind) throws Exception {
    add(kind);
    rig.open();

    assertThat(rig.credential(1).profiles()).isEmpty();
    assertThat(rig.ask()).isEmpty();

    assertThat(rig.simulator.requests(Operation.LIST_PROFILES)).isEmpty();
  }

  @Test
  void profilesOfBothRegionsAreListedAndTheFirstIsUsed() throws Exception {
    Account account = rig.addIdc(ORGANISATION);
    account.withProfilesIn("eu-central-1", "us-east-1");
    rig.open();

    List<AccountProfile> profiles = rig.credential(1).profiles();

    assertThat(profiles)
        .extracting(AccountProfile::region)
        .containsExactly("us-east-1", "eu-central-1");
    assertThat(rig.credential(1).credential().profileArn()).isEqualTo(profiles.getFirst().arn());
  }

  @Test
  void aRegionThatRefusesDoesNotHideTheProfilesOfTheOther() throws Exception {
    rig.addIdc(ORGANISATION).withProfilesIn("eu-central-1");
    rig.simulator
        .refusals()
        .when(
            request -> request.region().equals(Optional.of("us-east-1")),
            KnownErrors.notAuthorized());
    rig.open();

    assertThat(rig.credential(1).ready().profileArn()).isNotNull();
  }

  @Test
  void aProfileThatTheOperatorChoseStaysAfterALookUp() throws Exception {
    rig.addIdc(ORGANISATION).withProfilesIn("us-east-1", "us-east-1");
    rig.open();
    PooledCredential member = rig.credential(1);
    AccountProfile second = member.profiles().getLast();
    assertThat(rig.ask()).isEmpty();
    assertThat(member.routes().current()).isPresent();

    member.useProfile(second);
    assertThat(member.routes().current()).isEmpty();
    rig.clock.advance(Duration.ofMinutes(6));
    assertThat(rig.ask()).isEmpty();
    rig.reopen();

    assertThat(rig.credential(1).credential().profileArn()).isEqualTo(second.arn());
    assertThat(rig.ask()).isEmpty();
    assertThat(rig.simulator.requests(Operation.GENERATE).getLast().profileArn())
        .hasValue(second.arn().value());
  }

  @ParameterizedTest
  @EnumSource(Question.class)
  void aRefusedTokenIsRefreshedOnceAndTheCallSentOnceMore(Question question) throws Exception {
    Account account = rig.addIdc(ORGANISATION);
    rig.open();
    PooledCredential member = rig.credential(1);
    member.ready();
    rig.simulator.accounts().revokeAccess(account);
    rig.simulator.forgetRequests();

    ask(question, member);

    assertThat(account.refreshes()).isEqualTo(2);
    int regions = question == Question.PROFILES ? 2 : 1;
    assertThat(rig.simulator.requests(question.operation)).hasSize(regions + 1);
  }

  @ParameterizedTest
  @EnumSource(Question.class)
  void aTokenThatIsRefusedAgainIsNotRefreshedAgain(Question question) throws Exception {
    Account account = rig.addIdc(ORGANISATION);
    rig.open();
    PooledCredential member = rig.credential(1);
    member.ready();
    rig.simulator
        .refusals()
        .when(
            request -> request.operation() == question.operation,
            KnownErrors.invalidTokenAsBadRequest());
    rig.simulator.forgetRequests();

    assertThatExceptionOfType(AccountRefusedException.class)
        .isThrownBy(() -> ask(question, member))
        .satisfies(e -> assertThat(e.status()).isEqualTo(400));

    assertThat(account.refreshes()).isEqualTo(2);
  }

  @Test
  void aRefusedApiKeyIsNeitherRefreshedNorDisabled() throws Exception {
    Account account = rig.addApiKey("ksk_fake-key-of-a-test");
    rig.open();
    rig.simulator.accounts().revokeAccess(account);

    assertThatExceptionOfType(AccountRefusedException.class)
        .isThrownBy(() -> usage(rig.credential(1)));

    assertThat(rig.credential(1).usable()).isTrue();
    assertThat(rig.simulator.requests(Operation.USAGE_LIMITS)).hasSize(1);
  }

  @Test
  void usageThatIsForbiddenInOneRegionIsAskedForInTheOther() throws Exception {
    rig.addApiKey("ksk_fake-key-of-a-test");
    rig.open();
    forbidUsageIn("us-east-1");

    assertThat(usage(rig.credential(1)).limit()).isEqualTo(1_000);
    assertThat(regions(Operation.USAGE_LIMITS)).containsExactly("us-east-1", "eu-central-1");
  }

  @Test
  void usageThatIsForbiddenInBothRegionsIsRefused() throws Exception {
    rig.addApiKey("ksk_fake-key-of-a-test");
    rig.open();
    forbidUsageIn("us-east-1");
    forbidUsageIn("eu-central-1");

    assertThatExceptionOfType(AccountRefusedException.class)
        .isThrownBy(() -> usage(rig.credential(1)))
        .satisfies(e -> assertThat(e.status()).isEqualTo(403));
    assertThat(regions(Operation.USAGE_LIMITS)).containsExactly("us-east-1", "eu-central-1");
  }

  private void forbidUsageIn(String region) {
    rig.simulator
        .refusals()
        .when(
            request ->
                request.operation() == Operation.USAGE_LIMITS
                    && request.region().equals(Optional.of(region)),
            KnownErrors.notAuthorized());
  }

  /// @return the profile that its calls should name
  private Optional<String> add(Kind kind) {
    return switch (kind) {
      case SOCIAL -> rig.addSocial("").profileArn();
      case SOCIAL_WITHOUT_OWN_PROFILE -> {
        rig.addSocial("").withoutProfile();
        yield Optional.of(Profiles.SOCIAL);
      }
      case BUILDER_ID -> {
        rig.addBuilderId();
        yield Optional.of(Profiles.SERVICE);
      }
      case ORGANISATION -> rig.addIdc(ORGANISATION).profileArn();
      case ORGANISATION_IN_EUROPE ->
          rig.addIdc(ORGANISATION).withProfilesIn("eu-central-1").profileArn();
      case EXTERNAL_IDP -> rig.addExternalIdp().profileArn();
      case API_KEY -> {
        rig.addApiKey("ksk_fake-key-of-a-test");
        yield Optional.empty();
      }
    };
  }

  private void ask(Question question, PooledCredential member) throws Exception {
    switch (question) {
      case MODELS -> models(member);
      case USAGE -> usage(member);
      case PROFILES -> member.profiles();
    }
  }

  private List<UpstreamModel> models(PooledCredential member) throws Exception {
    return rig.accounts().models(member.ready(), member::refreshed);
  }

  private AccountUsage usage(PooledCredential member) throws Exception {
    return rig.accounts().usage(member.ready(), member::refreshed);
  }

  private RecordedRequest only(Operation operation) {
    List<RecordedRequest> requests = rig.simulator.requests(operation);
    assertThat(requests).hasSize(1);
    return requests.getFirst();
  }

  private List<String> regions(Operation operation) {
    return rig.simulator.requests(operation).stream()
        .map(request -> request.region().orElse("?"))
        .toList();
  }
}
