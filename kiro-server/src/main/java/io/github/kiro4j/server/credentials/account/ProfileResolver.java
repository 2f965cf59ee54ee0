package io.github.kiro4j.server.credentials.account;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.TokenRefresher;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
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

  /// Asks the control plane about the account, and once more with another profile if the control
  /// plane refuses the profile.
  ///
  /// @param credential with a valid token
  public <T> T ask(Credential credential, AccountQuestion<T> question)
      throws IOException, RefreshFailedException {
    try {
      return question.ask(credential);
    } catch (AccountRefusedException e) {
      if (!e.isProfileRefused() || !foundAnother(credential)) {
        throw e;
      }
      return question.ask(tokens.current());
    }
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

  /// Keeps the present profile while the account has it: the operator may have chosen it.
  private void lookUp(Credential credential) {
    notBefore = clock.instant().plus(BETWEEN_LOOK_UPS);
    try {
      List<AccountProfile> found = accounts.profiles(credential, tokens::refreshed);
      Secret present = tokens.current().profileArn();
      if (found.isEmpty()) {
        absentUntil = clock.instant().plus(ABSENCE_LASTS);
      } else if (found.stream().noneMatch(profile -> profile.arn().equals(present))) {
        use(found);
      }
    } catch (IOException | RefreshFailedException e) {
      if (e instanceof AccountRefusedException refused && refused.isForbidden()) {
        absentUntil = clock.instant().plus(ABSENCE_LASTS);
      }
      LOG.warn("{}: cannot look up the profile: {}", credential.label(), e.getMessage());
    }
  }

  /// Uses the first active profile or, without one, the first.
  private void use(List<AccountProfile> found) {
    Secret arn =
        Stream.concat(found.stream().filter(AccountProfile::active), found.stream())
            .map(AccountProfile::arn)
            .findFirst()
            .orElseThrow();
    tokens.profile(arn);
    store(arn);
    if (found.size() > 1) {
      LOG.info(
          "{}: the account has {} profiles, of which the first is used; the command `credentials"
              + " profiles` lists them, and `credentials profile` chooses another one",
          tokens.current().label(),
          found.size());
    }
  }

  /// The profiles that the operator may choose from; none for credentials whose kind has no
  /// profiles of its own.
  ///
  /// @param credential with a token
  public List<AccountProfile> available(Credential credential)
      throws IOException, RefreshFailedException {
    return hasProfiles(credential) ? accounts.profiles(credential, tokens::refreshed) : List.of();
  }

  /// Uses the profile that the operator chose, once it is stored.
  ///
  /// @throws IOException if the choice cannot be stored; nothing has changed then
  public void choose(Secret arn) throws IOException {
    lookUpLock.lock();
    try {
      store.saveProfileArn(tokens.current(), arn);
      tokens.profile(arn);
    } finally {
      lookUpLock.unlock();
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
