package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Changes credentials on behalf of operators. A change is in the store first, then in the pool,
/// and only then is the request answered.
public final class CredentialChanges {

  private static final Logger LOG = LoggerFactory.getLogger(CredentialChanges.class);

  private final CredentialPool pool;
  private final CredentialStore store;
  private final Balances balances;

  public CredentialChanges(CredentialPool pool, CredentialStore store, Balances balances) {
    this.pool = pool;
    this.store = store;
    this.balances = balances;
  }

  PooledCredential member(long id) {
    return pool.find(id).orElseThrow(() -> Problems.unknownCredential(id));
  }

  void disable(long id) {
    requireStored(id);
    change(id, CredentialFields.none().with(CredentialField.DISABLED, true));
  }

  void enable(long id) {
    requireStored(id);
    reset(id);
  }

  void prioritise(long id, int priority) {
    requireStored(id);
    change(id, CredentialFields.none().with(CredentialField.PRIORITY, priority));
  }

  /// Gives every stored credential its place as its priority.
  ///
  /// @param ids the id of every stored credential once
  void order(List<Long> ids) {
    List<Long> stored =
        pool.members().stream()
            .map(member -> member.credential().id())
            .filter(id -> id != Credential.FROM_ENVIRONMENT)
            .sorted()
            .toList();
    if (!ids.stream().sorted().toList().equals(stored)) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_VALUE, "ids", "has to name every stored credential once");
    }
    for (int place = 0; place < ids.size(); place++) {
      move(ids.get(place), place);
    }
    reload();
  }

  private void move(long id, int priority) {
    if (member(id).credential().settings().priority() != priority) {
      edited(id, CredentialFields.none().with(CredentialField.PRIORITY, priority));
    }
  }

  /// Enables the credential, and ends its cool-down.
  void reset(long id) {
    PooledCredential member = member(id);
    if (member.credential().login() instanceof Login.Incomplete(_, String problem)) {
      throw new AdminProblemException(
          AdminErrorCode.CREDENTIAL_INCOMPLETE,
          "Credential #" + id + " is incomplete: " + problem + ".");
    }
    if (member.credential().settings().disabled()) {
      change(id, CredentialFields.none().with(CredentialField.DISABLED, false));
    }
    member.reset();
  }

  void refresh(long id) {
    PooledCredential member = member(id);
    if (member.credential().isApiKey()) {
      throw new AdminProblemException(
          AdminErrorCode.NOT_REFRESHABLE, "An API key is never refreshed.");
    }
    try {
      member.refreshNow();
    } catch (RefreshFailedException e) {
      throw Problems.of(e.failure());
    }
  }

  /// Changes fields of a credential.
  ///
  /// @return the entry as the store now has it
  StoredEntry edit(long id, CredentialFields changes) {
    requireStored(id);
    StoredEntry edited = change(id, changes);
    balances.forget(id);
    return edited;
  }

  void remove(long id) {
    requireStored(id);
    if (!StatusView.isDisabled(member(id))) {
      throw new AdminProblemException(
          AdminErrorCode.CREDENTIAL_ENABLED,
          "Credential #" + id + " is enabled; disable it before you remove it.");
    }
    try {
      store.remove(id);
    } catch (IOException e) {
      throw Problems.ofStore(id, e);
    }
    balances.forget(id);
    reload();
  }

  private void requireStored(long id) {
    member(id);
    if (id == Credential.FROM_ENVIRONMENT) {
      throw new AdminProblemException(
          AdminErrorCode.NOT_STORED,
          "This credential comes from KIRO_API_KEY; change it there and restart.");
    }
  }

  private StoredEntry change(long id, CredentialFields changes) {
    StoredEntry changed = edited(id, changes);
    reload();
    return changed;
  }

  private StoredEntry edited(long id, CredentialFields changes) {
    try {
      return store.edit(id, changes);
    } catch (InvalidEntryFieldException e) {
      throw Problems.of(e);
    } catch (IOException e) {
      throw Problems.ofStore(id, e);
    }
  }

  /// A failure only delays the change: the pool reads the store again later.
  private void reload() {
    try {
      pool.reload();
    } catch (IOException e) {
      LOG.warn("admin: the change takes effect when the pool can read the store: {}", e.toString());
    }
  }
}
