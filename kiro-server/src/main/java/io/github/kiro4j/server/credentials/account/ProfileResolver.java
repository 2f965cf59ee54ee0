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

/// Looks up one credential's profile where neither the store nor a refresh provides it. Stores a
/// profile that was found, and remembers that none was found, so that not every request asks.
public final class ProfileResolver {

  private static final Logger LOG = LoggerFactory.getLogger(ProfileResolver.class);

  /// How long the absence of a profile is remembered.
  private static final Duration ABSENCE_LASTS = Duration.ofHours(1);

  /// The shortest time between two look-ups, whatever their outcome.
  private static final Duration BETWEEN_LOOK_UPS = Duration.ofMinutes(5);

  private final AccountService accounts;
  private final CredentialStore store;
  private final TokenRefresher tokens;
  private final InstantSource clock;
  private final ReentrantLock lookUpLock = new ReentrantLock();

  /// Guarded by the lock.
  private Instant absentUntil = Instant.MIN;

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
    lookUpLock.lock();
    try {
      Instant now = clock.instant();
      if (tokens.current().profileArn() == null
          && !now.isBefore(absentUntil)
          && !now.isBefore(notBefore)) {
        lookUp(credential);
      }
    } finally {
      lookUpLock.unlock();
    }
    return tokens.current();
  }

  /// Looks the profile up again because the upstream refused it.
  ///
  /// @return whether the credential has another profile now
  public boolean foundAnother(Credential refused) {
    if (!hasProfiles(refused)) {
      return false;
    }
    lookUpLock.lock();
    try {
      if (!clock.instant().isBefore(notBefore)) {
        lookUp(refused);
      }
    } finally {
      lookUpLock.unlock();
    }
    Secret known = tokens.current().profileArn();
    return known != null && !known.equals(refused.profileArn());
  }

  /// Forgets what was looked up: a new login may belong to another account.
  public void forget() {
    lookUpLock.lock();
    try {
      absentUntil = Instant.MIN;
      notBefore = Instant.MIN;
    } finally {
      lookUpLock.unlock();
    }
  }

  private static boolean hasProfiles(Credential credential) {
    return credential.login().kind().listsProfiles();
  }

  private void lookUp(Credential credential) {
    notBefore = clock.instant().plus(BETWEEN_LOOK_UPS);
    try {
      Optional<Secret> found = accounts.profileArn(credential);
      if (found.isEmpty()) {
        absentUntil = clock.instant().plus(ABSENCE_LASTS);
      } else if (!found.get().equals(tokens.current().profileArn())) {
        tokens.profile(found.get());
        store(found.get());
      }
    } catch (IOException e) {
      LOG.warn("{}: cannot look up the profile: {}", credential.label(), e.getMessage());
    }
  }

  /// A profile that cannot be stored is used all the same, since it can be looked up again.
  private void store(Secret arn) {
    Credential credential = tokens.current();
    LOG.info("{}: looked up the profile", credential.label());
    try {
      store.saveProfileArn(credential, arn);
    } catch (IOException e) {
      LOG.warn(
          "{}: cannot store the profile, which will be looked up again: {}",
          credential.label(),
          e.getMessage());
    }
  }
}
