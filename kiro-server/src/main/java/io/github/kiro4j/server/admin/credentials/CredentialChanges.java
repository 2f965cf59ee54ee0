package io.github.kiro4j.server.admin.credentials;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.github.kiro4j.server.credentials.store.CredentialJson;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operators do with credentials that are there. A change is in the store before it counts,
/// and counts here before it is answered.
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

  public PooledCredential member(long id) {
    return pool.find(id).orElseThrow(() -> Problems.unknownCredential(id));
  }

  public void disable(long id) {
    stored(id);
    change(id, object().put(CredentialField.DISABLED.wireName(), true));
  }

  public void enable(long id) {
    stored(id);
    reset(id);
  }

  public void prioritise(long id, int priority) {
    stored(id);
    change(id, object().put(CredentialField.PRIORITY.wireName(), priority));
  }

  /// Enables the credential, and forgets what went wrong with it.
  public void reset(long id) {
    PooledCredential member = member(id);
    if (member.credential().login() instanceof Login.Incomplete(_, String problem)) {
      throw new AdminProblemException(
          AdminErrorCode.CREDENTIAL_INCOMPLETE,
          "Credential #" + id + " cannot be used: " + problem + ".");
    }
    if (member.credential().settings().disabled()) {
      change(id, object().put(CredentialField.DISABLED.wireName(), false));
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

  /// Changes members of a credential.
  ///
  /// @return what was changed
  public ObjectNode edit(long id, CredentialFields fields) {
    Credential before = stored(id);
    ObjectNode changes = CredentialEntries.changes(fields);
    ObjectNode wanted = entry(id);
    CredentialJson.edit(wanted, changes);
    if (!(before.login() instanceof Login.Incomplete)) {
      CredentialEntries.requireComplete(wanted);
    }
    change(id, changes);
    balances.forget(id);
    return changes;
  }

  private ObjectNode entry(long id) {
    try {
      return store.entries().stream()
          .filter(entry -> entry.path("id").longValue() == id)
          .findFirst()
          .orElseThrow(() -> Problems.unknownCredential(id));
    } catch (IOException e) {
      throw Problems.storeUnavailable(e);
    }
  }

  public void remove(long id) {
    stored(id);
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

  private Credential stored(long id) {
    Credential credential = member(id).credential();
    if (id == Credential.FROM_ENVIRONMENT) {
      throw new AdminProblemException(
          AdminErrorCode.NOT_STORED,
          "This credential comes from KIRO_API_KEY; change it there and restart.");
    }
    return credential;
  }

  private void change(long id, ObjectNode changes) {
    try {
      store.edit(id, changes);
    } catch (InvalidEntryFieldException e) {
      throw Problems.of(e);
    } catch (IOException e) {
      throw Problems.ofStore(id, e);
    }
    reload();
  }

  /// What is in the store counts, sooner or later.
  private void reload() {
    try {
      pool.reload();
    } catch (IOException e) {
      LOG.warn("admin: the change takes effect later: {}", e.toString());
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
