package io.github.kiro4j.server.credentials;

import io.github.kiro4j.server.credentials.store.CredentialStore;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A credential in use: hands it out with a token that works, and refreshes it when that is due.
///
/// At most one thread refreshes; the others wait for it and take what it brought. New tokens are in
/// the store before anybody uses them.
public final class LiveCredential {

  private static final Logger LOG = LoggerFactory.getLogger(LiveCredential.class);

  /// A token that ends sooner is refreshed before it is used.
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final CredentialStore store;
  private final TokenRefresher refresher;
  private final InstantSource clock;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Credential current;

  /// Guarded by `refreshing`.
  private @Nullable IssuedTokens unsaved;

  public LiveCredential(
      Credential credential, CredentialStore store, TokenRefresher refresher, InstantSource clock) {
    this.current = credential;
    this.store = store;
    this.refresher = refresher;
    this.clock = clock;
  }

  /// The credential with a token that works for a while.
  ///
  /// @throws IOException if it had to be refreshed and could not be, or could not be stored
  public Credential fresh() throws IOException {
    Credential seen = current;
    return works(seen) ? seen : refreshUnlessDone(seen);
  }

  /// The credential after the upstream refused this token of it.
  public Credential refreshed(Credential refused) throws IOException {
    return refreshUnlessDone(refused);
  }

  private Credential refreshUnlessDone(Credential stale) throws IOException {
    refreshing.lock();
    try {
      Credential now = current;
      return now != stale && works(now) ? now : refresh(now);
    } finally {
      refreshing.unlock();
    }
  }

  /// Tokens that could not be stored are kept and stored before anything else is tried: the
  /// refresh token that they replace is already void.
  private Credential refresh(Credential stale) throws IOException {
    IssuedTokens tokens = unsaved == null ? refresher.refresh(stale) : unsaved;
    unsaved = tokens;
    store.save(stale, tokens);
    unsaved = null;
    current = stale.with(tokens);
    LOG.info("{}: token refreshed, good until {}", stale.label(), tokens.expiresAt());
    return current;
  }

  private boolean works(Credential credential) {
    return credential.worksUntil(clock.instant().plus(MARGIN));
  }
}
