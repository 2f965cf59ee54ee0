package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.credentials.AddResult;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.TokenService;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds credentials. A login with a refresh token is validated by a refresh, after which the given
/// refresh token is no longer good: so the entry is in the store, disabled, before the auth service
/// is asked, and the new tokens can be saved.
public final class NewCredentials {

  private static final Logger LOG = LoggerFactory.getLogger(NewCredentials.class);
  private static final CredentialFields DISABLE =
      CredentialFields.none().with(CredentialField.DISABLED, true);
  private static final CredentialFields ENABLE =
      CredentialFields.none().with(CredentialField.DISABLED, false);

  private final CredentialStore store;
  private final CredentialPool pool;
  private final TokenService tokens;
  private final Balances balances;

  public NewCredentials(
      CredentialStore store, CredentialPool pool, TokenService tokens, Balances balances) {
    this.store = store;
    this.pool = pool;
    this.tokens = tokens;
    this.balances = balances;
  }

  /// Adds a credential, and looks up its plan.
  ///
  /// @param validate whether the auth service must accept the refresh token; an API key is not
  ///   validated
  /// @throws AdminProblemException if the credential cannot be added; nothing was added then
  public AddResult add(CredentialFields fields, boolean validate) {
    return result(add(CredentialEntries.complete(fields), validate));
  }

  /// Adds a credential that is given as a complete entry.
  ///
  /// @return the credential's id
  /// @throws AdminProblemException if the credential cannot be added; nothing was added then
  long add(StoredEntry entry, boolean validate) {
    StoredEntry added = validate && isRefreshable(entry) ? addValidated(entry) : add(entry);
    reload();
    if (validate) {
      pool.find(added.id()).ifPresent(this::learnPlan);
    }
    return added.id();
  }

  private static boolean isRefreshable(StoredEntry entry) {
    return CredentialEntries.read(entry).refreshToken().isPresent();
  }

  private AddResult result(long id) {
    String email = pool.find(id).map(member -> member.credential().settings().email()).orElse(null);
    return new AddResult(true, "Credential #" + id + " was added.", id, email);
  }

  private StoredEntry addValidated(StoredEntry entry) {
    StoredEntry added = add(entry.with(DISABLE));
    Credential waiting = added.credential();
    try {
      store.saveTokens(waiting, issue(waiting));
      boolean disabled = entry.value(CredentialField.DISABLED).booleanValue();
      return disabled ? added : store.edit(added.id(), ENABLE);
    } catch (IOException e) {
      LOG.error(
          "{} was added and refreshed, but could not be enabled: {}",
          waiting.label(),
          e.toString());
      throw Problems.ofStore(waiting.id(), e);
    }
  }

  private StoredEntry add(StoredEntry entry) {
    try {
      return store.add(entry);
    } catch (InvalidEntryFieldException e) {
      throw Problems.of(e);
    } catch (IOException e) {
      throw Problems.ofStore(0, e);
    }
  }

  private IssuedTokens issue(Credential waiting) {
    try {
      return tokens.refresh(waiting);
    } catch (RefreshFailedException e) {
      removeAgain(waiting);
      throw Problems.ofNew(e.failure());
    } catch (RuntimeException | Error e) {
      removeAgain(waiting);
      throw e;
    }
  }

  private void removeAgain(Credential refused) {
    try {
      store.remove(refused.id());
    } catch (IOException e) {
      LOG.error(
          "{} was refused and could not be removed again; it stays disabled: {}",
          refused.label(),
          e.toString());
    }
    reload();
  }

  /// A failure only delays the change: the pool reads the store again later.
  private void reload() {
    try {
      pool.reload();
    } catch (IOException e) {
      LOG.warn("admin: the change takes effect when the pool can read the store: {}", e.toString());
    }
  }

  private void learnPlan(PooledCredential member) {
    try {
      balances.of(member, true);
    } catch (AdminProblemException e) {
      LOG.warn(
          "{}: the plan could not be looked up: {}", member.credential().label(), e.getMessage());
    }
  }
}
