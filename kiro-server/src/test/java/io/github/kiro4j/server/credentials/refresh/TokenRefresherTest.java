package io.github.kiro4j.server.credentials.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.FakeTokenService;
import io.github.kiro4j.server.testing.MemoryStore;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TokenRefresherTest {

  private final TestClock clock = new TestClock();
  private final FakeTokenService service = new FakeTokenService(clock);
  private final Credential original = credential(1, Duration.ofHours(1));
  private final MemoryStore store = new MemoryStore(original);
  private final TokenRefresher keeper = keeper(original);

  @Test
  void aTokenThatWorksIsUsedAsItIs() throws Exception {
    assertThat(keeper.fresh()).isEqualTo(original);
    assertThat(service.calls).hasValue(0);
  }

  @Test
  void fiveHundredRequestsAtExpiryMakeOneRefresh() throws Exception {
    clock.advance(Duration.ofHours(1));
    CountDownLatch answer = service.close();
    List<Future<Credential>> requests = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 500; i++) {
        requests.add(threads.submit(keeper::fresh));
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
        requests.add(threads.submit(keeper::fresh));
      }
      answer.countDown();
    }
    assertThat(requests).allMatch(request -> request.state() == Future.State.FAILED);
    assertThat(service.calls).hasValue(1);
  }

  @Test
  void aSlowRefreshOfOneCredentialDelaysNoOther() throws Exception {
    Credential second = credential(5, Duration.ofHours(2));
    TokenRefresher other = keeper(second);
    clock.advance(Duration.ofHours(1));
    CountDownLatch answer = service.close();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Credential> slow = threads.submit(keeper::fresh);
      service.awaitCall();

      assertThat(other.fresh()).isEqualTo(second);
      assertThat(slow.isDone()).isFalse();
      answer.countDown();
    }
  }

  @Test
  void whileTheOldTokenWorksNobodyWaitsForARefreshInTheBackground() throws Exception {
    clock.advance(Duration.ofMinutes(55));
    CountDownLatch answer = service.close();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> background =
          threads.submit(() -> {
            keeper.refreshAhead();
            return null;
          });
      service.awaitCall();

      assertThat(keeper.fresh()).isEqualTo(original);
      answer.countDown();
      background.get();
    }
    assertThat(keeper.fresh().bearer()).isEqualTo(new Secret("access-2"));
  }

  @Test
  void aRefreshIsDueTenMinutesBeforeTheEndAndUpToAMinuteAndAHalfSooner() throws Exception {
    clock.advance(Duration.ofMinutes(48));
    assertThat(keeper.isDue()).isFalse();

    clock.advance(Duration.ofMinutes(2));
    assertThat(keeper.isDue()).isTrue();

    keeper.refreshAhead();
    assertThat(keeper.isDue()).isFalse();
  }

  @Test
  void aRefreshInTheBackgroundThatComesLateDoesNothing() throws Exception {
    clock.advance(Duration.ofHours(1));
    assertThat(keeper.isDue()).isTrue();
    keeper.fresh();

    keeper.refreshAhead();

    assertThat(service.calls).hasValue(1);
  }

  @Test
  void aRefusedTokenIsReplacedOnceHoweverManyWereRefusedWithIt() throws Exception {
    Credential refused = keeper.fresh();

    keeper.refreshed(refused);
    Credential again = keeper.refreshed(refused);

    assertThat(again.bearer()).isEqualTo(new Secret("access-2"));
    assertThat(service.calls).hasValue(1);
  }

  @Test
  void tokensThatCannotBeStoredAreNotUsedAndNotLost() throws Exception {
    clock.advance(Duration.ofHours(1));
    store.setBroken(true);

    assertThatExceptionOfType(RefreshFailedException.class)
        .isThrownBy(keeper::fresh)
        .satisfies(e -> assertThat(e.failure()).isInstanceOf(RefreshFailure.NotSaved.class));
    assertThat(keeper.current()).isEqualTo(original);

    store.setBroken(false);
    clock.advance(Duration.ofMinutes(1));
    assertThat(keeper.fresh().refreshToken()).contains(new Secret("refresh-2"));
    assertThat(service.calls).hasValue(1);
    assertThat(store.load()).containsExactly(keeper.current());
  }

  @Test
  void aTokenThatAnotherProgramTradedInIsTakenFromTheStore() throws Exception {
    clock.advance(Duration.ofHours(1));
    service.spend("refresh-1");
    Credential newer = credential(7, Duration.ofHours(3));
    store.set(newer);

    assertThat(keeper.fresh()).isEqualTo(newer);
    assertThat(service.calls).hasValue(1);
  }

  @Test
  void aNewerSignInWithoutAnAccessTokenIsTradedAtOnce() throws Exception {
    clock.advance(Duration.ofHours(1));
    service.spend("refresh-1");
    store.set(signIn(7, null));

    assertThat(keeper.fresh().bearer()).isEqualTo(new Secret("access-8"));
    assertThat(store.load().getFirst().refreshToken()).contains(new Secret("refresh-8"));
  }

  @Test
  void aRejectedTokenThatTheStoreStillHasIsToldAsRejected() {
    clock.advance(Duration.ofHours(1));
    service.spend("refresh-1");

    assertThatExceptionOfType(RefreshFailedException.class)
        .isThrownBy(keeper::fresh)
        .satisfies(e -> assertThat(e.failure()).isInstanceOf(RefreshFailure.Rejected.class));
    assertThat(keeper.current()).isEqualTo(original);
  }

  @Test
  void aTokenThatWasTradedInDoesNotComeBackWithAnEdit() throws Exception {
    keeper.refreshed(original);
    Credential edited = original.withProfileArn(new Secret("arn"));

    assertThat(keeper.update(edited)).isEqualTo(TokenRefresher.Change.SAME);

    assertThat(keeper.current().refreshToken()).contains(new Secret("refresh-2"));
    assertThat(keeper.current().bearer()).isEqualTo(new Secret("access-2"));
  }

  @Test
  void aNewSignInIsTakenOver() {
    Credential signedInAnew = signIn(40, null);

    assertThat(keeper.update(signedInAnew)).isEqualTo(TokenRefresher.Change.NEW_SIGN_IN);
    assertThat(keeper.current()).isEqualTo(signedInAnew);
  }

  @Test
  void whatAnotherGatewayGotMeanwhileIsUsedWithoutACall() throws Exception {
    store.share();
    clock.advance(Duration.ofHours(1));
    Credential newer = credential(2, Duration.ofHours(3));
    store.rotate(newer);

    assertThat(keeper.fresh()).isEqualTo(newer);
    assertThat(service.calls).hasValue(0);
  }

  @Test
  void tokensOfAnotherGatewayAreNoNewSignIn() {
    Credential newer = credential(2, Duration.ofHours(3));
    store.rotate(newer);

    assertThat(keeper.update(newer)).isEqualTo(TokenRefresher.Change.ROTATED);
    assertThat(keeper.current()).isEqualTo(newer);
  }

  @Test
  void whileTheStoreIsAwayATokenThatWorksIsLeftAlone() throws Exception {
    clock.advance(Duration.ofMinutes(55));
    store.setAway(true);

    keeper.refreshAhead();

    assertThat(service.calls).hasValue(0);
    assertThat(keeper.fresh()).isEqualTo(original);
    assertThat(keeper.isDue()).isFalse();
    store.setAway(false);
    clock.advance(Duration.ofMinutes(1));
    assertThat(keeper.isDue()).isTrue();
  }

  @Test
  void theOperatorIsToldThatATokenWasLeftAlone() {
    store.setAway(true);

    assertThatExceptionOfType(RefreshFailedException.class)
        .isThrownBy(keeper::refreshNow)
        .satisfies(e -> assertThat(e.failure()).isInstanceOf(RefreshFailure.StoreAway.class));
    assertThat(service.calls).hasValue(0);
  }

  @Test
  void withoutATurnNothingIsRefreshed() {
    clock.advance(Duration.ofHours(1));
    store.setAway(true);

    assertThatExceptionOfType(RefreshFailedException.class)
        .isThrownBy(keeper::fresh)
        .satisfies(e -> assertThat(e.failure()).isInstanceOf(RefreshFailure.StoreAway.class));
    assertThat(service.calls).hasValue(0);
  }

  @Test
  void aRejectedTokenIsNotHeldAgainstTheSignInWhileTheStoreCannotBeRead() {
    clock.advance(Duration.ofHours(1));
    service.spend("refresh-1");
    CountDownLatch answer = service.close();
    store.share();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Credential> request = threads.submit(keeper::fresh);
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

  private TokenRefresher keeper(Credential credential) {
    return new TokenRefresher(credential, store, service, clock, new Random(1));
  }

  private static Credential credential(int generation, Duration lifetime) {
    return signIn(
        generation,
        new AccessToken(new Secret("access-" + generation), TestClock.START.plus(lifetime)));
  }

  private static Credential signIn(int generation, @Nullable AccessToken access) {
    return new Credential(
        1,
        new Login.Social(new Secret("refresh-" + generation)),
        access,
        null,
        CredentialSettings.NONE);
  }
}
