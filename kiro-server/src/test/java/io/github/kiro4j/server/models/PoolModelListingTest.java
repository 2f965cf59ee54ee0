package io.github.kiro4j.server.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.protocol.failure.UpstreamFailure.RateLimited;
import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.testing.UpstreamRig;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Plan;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The lists of models per credential, and which credential a request for a model goes to.
@Timeout(60)
class PoolModelListingTest {

  private static final String ON_NO_FREE_PLAN = "claude-sonnet-5";
  private static final String ON_EVERY_PLAN = "claude-sonnet-4.5";

  private @TempDir Path folder;
  private UpstreamRig rig;
  private Account free;
  private Account paid;

  /// The credential of the free plan is preferred.
  @BeforeEach
  void open() throws Exception {
    rig = new UpstreamRig(folder).withEveryEndpoint();
    free = rig.addSocial("").subscribe(Plan.FREE);
    paid = rig.addSocial("\"priority\": 1, ");
    rig.open();
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  @Test
  void aModelGoesToTheCredentialThatListsIt() throws Exception {
    fetch();

    assertThat(ask(ON_NO_FREE_PLAN)).isEmpty();
    assertThat(ask(ON_EVERY_PLAN)).isEmpty();

    assertThat(rig.asked()).containsExactly(paid.name(), free.name());
    assertThat(rig.pool().listing(ON_NO_FREE_PLAN)).containsExactly(2L);
    assertThat(rig.pool().listing(ON_EVERY_PLAN)).containsExactly(1L, 2L);
  }

  @Test
  void aCredentialWithoutTheModelIsNoSubstituteForOneThatIsCoolingDown() throws Exception {
    fetch();
    paid.answerChats(KnownErrors.throttled().retryAfter(Duration.ofMinutes(5)));

    assertThat(ask(ON_NO_FREE_PLAN)).get().isInstanceOf(RateLimited.class);
    assertThat(ask(ON_NO_FREE_PLAN)).get().isInstanceOf(RateLimited.class);

    assertThat(rig.asked()).containsOnly(paid.name());
    assertThat(rig.pool().serves(ON_NO_FREE_PLAN)).isFalse();
    assertThat(rig.pool().serves(ON_EVERY_PLAN)).isTrue();
  }

  @Test
  void aCredentialWhoseListIsUnknownIsNotExcluded() throws Exception {
    rig.simulator
        .refusals()
        .when(
            request ->
                request.operation() == Operation.LIST_MODELS
                    && request.account().equals(Optional.of(free.name())),
            KnownErrors.notAuthorized());
    free.subscribe(Plan.PRO);
    fetch();

    assertThat(ask(ON_NO_FREE_PLAN)).isEmpty();

    assertThat(rig.asked()).containsExactly(free.name());
    assertThat(rig.pool().listing(ON_NO_FREE_PLAN)).containsExactly(2L);
  }

  @Test
  void aModelThatNoListHasGoesToAnyCredential() throws Exception {
    paid.subscribe(Plan.FREE);
    fetch();
    free.subscribe(Plan.PRO);

    assertThat(ask(ON_NO_FREE_PLAN)).isEmpty();

    assertThat(rig.asked()).containsExactly(free.name());
  }

  @Test
  void aListOfADisabledCredentialExcludesNoOther() throws Exception {
    fetch();
    paid.suspend();
    free.subscribe(Plan.PRO);

    assertThat(ask(ON_NO_FREE_PLAN)).isEmpty();

    assertThat(rig.asked()).containsExactly(paid.name(), free.name());
  }

  @Test
  void aListBeatsTheNameOfThePlan() throws Exception {
    rig.close();
    rig = new UpstreamRig(folder.resolve("other")).withEveryEndpoint();
    Files.createDirectories(rig.folder);
    rig.addSocial("\"subscriptionTitle\": \"KIRO FREE\", ");
    rig.open();
    assertThat(rig.pool().serves("claude-opus-5")).isFalse();

    fetch();

    assertThat(rig.pool().serves("claude-opus-5")).isTrue();
  }

  @Test
  void withoutAnyListTheFetchFails() {
    rig.simulator
        .refusals()
        .when(request -> request.operation() == Operation.LIST_MODELS, KnownErrors.notAuthorized());

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(this::fetch)
        .withMessage("ListAvailableModels was refused with HTTP 403");
  }

  private List<UpstreamModel> fetch() throws IOException {
    return new PoolModelListing(rig.pool(), rig.accounts()).fetch();
  }

  private Optional<?> ask(String model) throws Exception {
    return rig.ask(UUID.randomUUID().toString(), model);
  }
}
