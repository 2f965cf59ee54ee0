package io.github.kiro4j.server.testing;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.RefreshFailure;
import io.github.kiro4j.server.credentials.refresh.TokenService;
import io.github.kiro4j.server.secret.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Replaces `refresh-1` by `access-2` and `refresh-2`, and so on. A refresh token is good once.
public final class FakeTokenService implements TokenService {

  public final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch called = new CountDownLatch(1);
  private final InstantSource clock;
  private final Set<String> used = ConcurrentHashMap.newKeySet();
  private volatile @Nullable RefreshFailure failure;
  private volatile @Nullable CountDownLatch gate;

  public FakeTokenService(InstantSource clock) {
    this.clock = clock;
  }

  public void failWith(@Nullable RefreshFailure next) {
    failure = next;
  }

  /// Refreshes wait until the gate is open.
  public CountDownLatch close() {
    CountDownLatch closed = new CountDownLatch(1);
    gate = closed;
    return closed;
  }

  /// Waits for the first refresh to begin.
  public void awaitCall() {
    await(called);
  }

  /// Another program uses that refresh token.
  public void spend(String refreshToken) {
    used.add(refreshToken);
  }

  @Override
  public IssuedTokens refresh(Credential credential) throws RefreshFailedException {
    calls.incrementAndGet();
    called.countDown();
    CountDownLatch closed = gate;
    if (closed != null) {
      await(closed);
    }
    RefreshFailure planned = failure;
    if (planned != null) {
      throw new RefreshFailedException(planned);
    }
    String token = credential.refreshToken().orElseThrow().value();
    if (!used.add(token)) {
      throw new RefreshFailedException(new RefreshFailure.Rejected("invalid_grant", null));
    }
    int next = Integer.parseInt(token.substring("refresh-".length())) + 1;
    return new IssuedTokens(
        new Secret("access-" + next),
        new Secret("refresh-" + next),
        clock.instant().plus(Duration.ofHours(1)),
        null);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
