package io.github.kiro4j.server.credentials.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.FakeTokenService;
import io.github.kiro4j.server.testing.MemoryStore;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TokenRefresherTest {

  private final TestClock clock = new TestClock();
  private final FakeTokenService service = new FakeTokenService(clock);
  private final Credential original = credential(1, Duration.ofHours(1));
  private final MemoryStore store = new MemoryStore(original);
  private final TokenRefresher refresher = refresher(original);

  /// The log masks the secrets of all credentials, on threads that may hold the monitor of one: two
  /// of them would wait for each other.
  @Test
  void theCredentialIsReadWithoutWaiting() throws Exception {
    synchronized (refresher) {
      assertThat(CompletableFuture.supplyAsync(refresher::current).get(10, TimeUnit.SECONDS))
          .isEqualTo(original);
    }
  }

  @Test
  void aTokenThatWorksIsUsedAsItIs() throws Exception {
    assertThat(refresher.fresh()).isEqualTo(original);
    assertThat(service.calls).hasValue(0);
  }

  @Test
  void fiveHundredRequestsAtExpiryMakeOneRefresh() throws Exception {
    clock.advance(Duration.ofHours(1));
    CountDownLatch answer = service.close();
    List<Future<Credential>> requests = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 500; i++) {
        requests.add(threads.submit(refresher::fresh));
      }
      answer.countDown();
      for (Future<Credential> request : requests) {
        assertThat(request.get().bearer()).isEqualTo(new Secret("access-2"));
      }
    }
    assertThat(service.calls).hasValue(1);
  }

  @Test
  void fiveHundredRequestsShareARefreshThatFails() throws Exception {
    clock.advance(Duration.ofHours(1));
    service.failWith(new RefreshFailure.Unavailable(503, null));
    CountDownLatch answer = service.close();
    List<Future<Credential>> requests = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 500; i++) {
        requests.add(threads.submit(refresher::fresh));
      }
      answer.countDown();
    }
    assertThat(requests).allMatch(request -> request.state() == Future.State.FAILED);
    assertThat(service.calls).hasValue(1);
  }

  @Test
  void aSlowRefreshOfOneCredentialDelaysNoOther() throws Exception {
    Credential second = credential(5, Duration.ofHours(2));
    TokenRefresher other = refresher(second);
    clock.advance(Duration.ofHours(1));
    CountDownLatch answer = service.close();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Credential> slow = threads.submit(refresher::fresh);
      service.awaitCall();

      assertThat(other.fresh()).isEqualTo(second);
      assertThat(slow.isDone()).isFalse();
      answer.countDown();
    }
  }

  @Test
  void noRequestWaitsForARefreshInTheBackgroundWhileTheTokenIsValid() throws Exception {
    clock.advance(Duration.ofMinutes(55));
    CountDownLatch answer = service.close();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> background =
          threads.submit(() -> {
            refresher.refreshAhead();
            return null;
          });
      service.awaitCall();

      assertThat(refresher.fresh()).isEqualTo(original);
      answer.countDown();
      background.get();
    }
    assertThat(refresher.fresh().bearer()).isEqualTo(new Secret("access-2"));
  }

  @Test
  void aRefreshIsDueTenMinutesBeforeTheEndAndUpToAMinuteAndAHalfSooner() throws Exception {
    clock.advance(Duration.ofMinutes(48));
    assertThat(refresher.isDue()).isFalse();

    clock.advance(Duration.ofMinutes(2));
    assertThat(refresher.isDue()).isTrue();

    refresher.refreshAhead();
    assertThat(refresher.isDue()).isFalse();
  }

  @Test
  void aRefreshInTheBackgroundThatComesLateDoesNothing() throws Exception {
    clock.advance(Duration.ofHours(1));
    assertThat(refresher.isDue()).isTrue();
    refresher.fresh();

    refresher.refreshAhead();

    assertThat(service.calls).hasValue(1);
  }

  @Test
  void aRefusedTokenIsReplacedOnceHoweverManyWereRefusedWithIt() throws Exception {
    Credential refused = refresher.fresh();

    refresher.refreshed(refused);
    Credential again = refresher.refreshed(refused);

    assertThat(again.bearer()).isEqualTo(new Secret("access-2"));
    assertThat(service.calls).hasValue(1);
  }

  @Test
  void tokensThatCannotBeStoredAreNotUsedAndNotLost() throws Exception {
    clock.advance(Duration.ofHours(1));
    store.setBroken(true);

    assertThatExceptionOfType(RefreshFailedException.class)
        .isThrownBy(refresher::fresh)
        .satisfies(e -> assertThat(e.failure()).isInstanceOf(RefreshFailure.NotSaved.class));
    assertThat(refresher.current()).isEqualTo(original);

    store.setBroken(false);
    clock.advance(Duration.ofMinutes(1));
    assertThat(refresher.fresh().refreshToken()).contains(new Secret("refresh-2"));
    assertThat(service.calls).hasValue(1);
    assertThat(store.load()).containsExactly(refresher.current());
  }

  @Test
  void tokensThatAnotherProgramRefreshedAreTakenFromTheStore() throws Exception {
    clock.advance(Duration.ofHours(1));
    service.spend("refresh-1");
    Credential newer = credential(7, Duration.ofHours(3));
    store.set(newer);

    assertThat(refresher.fresh()).isEqualTo(newer);
    assertThat(service.calls).hasValue(1);
  }

  @Test
  void aNewerLoginWithoutAnAccessTokenIsRefreshedAtOnce() throws Exception {
    clock.advance(Duration.ofHours(1));
    service.spend("refresh-1");
    store.set(login(7, null));

    assertThat(refresher.fresh().bearer()).isEqualTo(new Secret("access-8"));
    assertThat(store.load().getFirst().refreshToken()).contains(new Secret("refresh-8"));
  }

  @Test
  void aRejectedTokenThatTheStoreStillHasIsReportedAsRejected() {
    clock.advance(Duration.ofHours(1));
    service.spend("refresh-1");

    assertThatExceptionOfType(RefreshFailedException.class)
        .isThrownBy(refresher::fresh)
        .satisfies(e -> assertThat(e.failure()).isInstanceOf(RefreshFailure.Rejected.class));
    assertThat(refresher.current()).isEqualTo(original);
  }

  @Test
  void aPastTokenDoesNotComeBackWithAnEdit() throws Exception {
    refresher.refreshed(original);
    Credential edited = original.withProfileArn(new Secret("arn"));

    assertThat(refresher.update(edited)).isEqualTo(TokenRefresher.Change.SAME);

    assertThat(refresher.current().refreshToken()).contains(new Secret("refresh-2"));
    assertThat(refresher.current().bearer()).isEqualTo(new Secret("access-2"));
  }

  @Test
  void pastTokensAreRememberedUpToTheOneLimit() throws Exception {
    for (int i = 0; i <= TokenHistory.LIMIT; i++) {
      refresher.refreshed(refresher.current());
    }
    Credential present = refresher.current();

    assertThat(refresher.update(credential(2, Duration.ofHours(1))))
        .isEqualTo(TokenRefresher.Change.SAME);
    assertThat(refresher.current()).isEqualTo(present);
    assertThat(refresher.update(original)).isEqualTo(TokenRefresher.Change.NEW_LOGIN);
  }

  @Test
  void aNewLoginIsTakenOver() {
    Credential newLogin = login(40, null);

    assertThat(refresher.update(newLogin)).isEqualTo(TokenRefresher.Change.NEW_LOGIN);
    assertThat(refresher.current()).isEqualTo(newLogin);
  }

  @Test
  void tokensThatAnotherGatewayRefreshedAreUsedWithoutACall() throws Exception {
    store.share();
    clock.advance(Duration.ofHours(1));
    Credential newer = credential(2, Duration.ofHours(3));
    store.rotate(newer);

    assertThat(refresher.fresh()).isEqualTo(newer);
    assertThat(service.calls).hasValue(0);
  }

  @Test
  void tokensThatAnotherGatewayRefreshedAreNoNewLogin() {
    Credential newer = credential(2, Duration.ofHours(3));
    store.rotate(newer);

    assertThat(refresher.update(newer)).isEqualTo(TokenRefresher.Change.REFRESHED);
    assertThat(refresher.current()).isEqualTo(newer);
  }

  @Test
  void aValidTokenIsNotRefreshedWhileTheStoreDoesNotAnswer() throws Exception {
    clock.advance(Duration.ofMinutes(55));
    store.setAway(true);

    refresher.refreshAhead();

    assertThat(service.calls).hasValue(0);
    assertThat(refresher.fresh()).isEqualTo(original);
    assertThat(refresher.isDue()).isFalse();
    store.setAway(false);
    clock.advance(Duration.ofMinutes(1));
    assertThat(refresher.isDue()).isTrue();
  }

  /// The pool may have read the store before the profile was written to it.
  @Test
  void aFoundProfileSurvivesAnOlderContentOfTheStore() {
    Secret arn = new Secret("arn:aws:codewhisperer:us-east-1:000000000001:profile/TEST");
    refresher.profile(arn);

    refresher.update(original);
    assertThat(refresher.current().profileArn()).isEqualTo(arn);

    clock.advance(Duration.ofMinutes(2));
    refresher.update(original);
    assertThat(refresher.current().profileArn()).isNull();
  }

  @Test
  void aRefreshByTheOperatorThatWasPutOffFails() {
    store.setAway(true);

    assertThatExceptionOfType(RefreshFailedException.class)
        .isThrownBy(refresher::refreshNow)
        .satisfies(
            e -> assertThat(e.failure()).isInstanceOf(RefreshFailure.StoreUnavailable.class));
    assertThat(service.calls).hasValue(0);
  }

  @Test
  void withoutAPermitNothingIsRefreshed() {
    clock.advance(Duration.ofHours(1));
    store.setAway(true);

    assertThatExceptionOfType(RefreshFailedException.class)
        .isThrownBy(refresher::fresh)
        .satisfies(
            e -> assertThat(e.failure()).isInstanceOf(RefreshFailure.StoreUnavailable.class));
    assertThat(service.calls).hasValue(0);
  }

  @Test
  void aRejectionIsUnconfirmedWhileTheStoreCannotBeRead() {
    clock.advance(Duration.ofHours(1));
    service.spend("refresh-1");
    CountDownLatch answer = service.close();
    store.share();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Credential> request = threads.submit(refresher::fresh);
      service.awaitCall();
      store.setAway(true);
      answer.countDown();

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(request::get)
          .havingCause()
          .isInstanceOfSatisfying(
              RefreshFailedException.class,
              e -> assertThat(e.failure()).isInstanceOf(RefreshFailure.Unconfirmed.class));
    }
  }

  private TokenRefresher refresher(Credential credential) {
    return new TokenRefresher(credential, store, service, clock, new Random(1));
  }

  private static Credential credential(int generation, Duration lifetime) {
    return login(
        generation,
        new AccessToken(new Secret("access-" + generation), TestClock.START.plus(lifetime)));
  }

  private static Credential login(int generation, @Nullable AccessToken access) {
    return new Credential(
        1,
        new Login.Social(new Secret("refresh-" + generation)),
        access,
        null,
        CredentialSettings.NONE);
  }
}
