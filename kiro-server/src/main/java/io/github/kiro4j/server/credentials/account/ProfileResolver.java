package io.github.kiro4j.server.credentials.account;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.refresh.TokenRefresher;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out one credential's profile where neither the store nor a refresh told it. What was found
/// is stored; that nothing was found is remembered too, so that not every request asks.
public final class ProfileResolver {

  private static final Logger LOG = LoggerFactory.getLogger(ProfileResolver.class);

  /// How long an account without a profile is not asked about again.
  private static final Duration NONE_LASTS = Duration.ofHours(1);

  /// The shortest time between two look-ups, however they end.
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final AccountService accounts;
  private final CredentialStore store;
  private final TokenRefresher tokens;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();

  /// Guarded by the lock.
  private Instant emptyUntil = Instant.MIN;

  private Instant notBefore = Instant.MIN;

  public ProfileResolver(
      AccountService accounts, CredentialStore store, TokenRefresher tokens, InstantSource clock) {
    this.accounts = accounts;
    this.store = store;
    this.tokens = tokens;
    this.clock = clock;
  }

  /// The credential with its profile, if it has one.
  public Credential completed(Credential credential) {
    if (credential.profileArn() != null || !hasProfiles(credential)) {
      return credential;
    }
    looking.lock();
    try {
      Instant now = clock.instant();
      if (tokens.current().profileArn() == null
          && !now.isBefore(emptyUntil)
          && !now.isBefore(notBefore)) {
        lookUp(credential);
      }
    } finally {
      looking.unlock();
    }
    return tokens.current();
  }

  /// Asks again because the upstream does not accept the profile.
  ///
  /// @return whether there is another one now
  public boolean foundAnother(Credential refused) {
    if (!hasProfiles(refused)) {
      return false;
    }
    looking.lock();
    try {
      if (!clock.instant().isBefore(notBefore)) {
        lookUp(refused);
      }
    } finally {
      looking.unlock();
    }
    Secret known = tokens.current().profileArn();
    return known != null && !known.equals(refused.profileArn());
  }

  /// A new sign-in may belong to another account.
  public void forget() {
    looking.lock();
    try {
      emptyUntil = Instant.MIN;
      notBefore = Instant.MIN;
    } finally {
      looking.unlock();
    }
  }

  private static boolean hasProfiles(Credential credential) {
    return credential.login().kind().listsProfiles();
  }

  private void lookUp(Credential credential) {
    notBefore = clock.instant().plus(PAUSE);
    try {
      Optional<Secret> found = accounts.profileArn(credential);
      if (found.isEmpty()) {
        emptyUntil = clock.instant().plus(NONE_LASTS);
      } else if (!found.get().equals(tokens.current().profileArn())) {
        tokens.profile(found.get());
        store(found.get());
      }
    } catch (IOException e) {
      LOG.warn("{}: its profile cannot be looked up: {}", credential.label(), e.getMessage());
    }
  }

  /// It can always be looked up again, so it is used stored or not.
  private void store(Secret arn) {
    Credential credential = tokens.current();
    LOG.info("{}: its profile was looked up", credential.label());
    try {
      store.saveProfileArn(credential, arn);
    } catch (IOException e) {
      LOG.warn("{}: its profile cannot be stored: {}", credential.label(), e.getMessage());
    }
  }
}
