package io.github.kiro4j.server.admin.credentials;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds credentials. A sign-in is tried before it is used, and a refresh token that was traded in
/// for that is void: so the entry is in the store, out of use, before the auth service is asked,
/// and the new tokens have a place to go to.
public final class NewCredentials {

  private static final Logger LOG = LoggerFactory.getLogger(NewCredentials.class);
  private static final String DISABLED = CredentialField.DISABLED.wireName();

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

  /// Adds one, and looks up its plan.
  ///
  /// @param validate whether the auth service has to accept it; an API key is never tried
  /// @throws AdminProblemException if it cannot be added; nothing was added then
  public AddResult add(CredentialFields fields, boolean validate) {
    return result(add(CredentialEntries.complete(fields), validate));
  }

  /// Adds one that is given as an entry of a credentials file, complete and checked.
  ///
  /// @return its id
  /// @throws AdminProblemException if it cannot be added; nothing was added then
  long add(ObjectNode entry, boolean validate) {
    Credential added = validate && isTraded(entry) ? addTried(entry) : add(entry);
    reload();
    if (validate) {
      pool.find(added.id()).ifPresent(this::learnPlan);
    }
    return added.id();
  }

  private static boolean isTraded(ObjectNode entry) {
    return CredentialEntries.read(entry).refreshToken().isPresent();
  }

  private AddResult result(long id) {
    String email = pool.find(id).map(member -> member.credential().settings().email()).orElse(null);
    return new AddResult(true, "Credential #" + id + " was added.", id, email);
  }

  private Credential addTried(ObjectNode entry) {
    boolean wanted = !entry.path(DISABLED).asBoolean();
    Credential waiting = add(entry.put(DISABLED, true));
    try {
      Credential saved = store.saveTokens(waiting, issue(waiting));
      return wanted ? store.edit(saved.id(), object().put(DISABLED, false)) : saved;
    } catch (IOException e) {
      LOG.error(
          "{} was added and has new tokens, but stays disabled: {}", waiting.label(), e.toString());
      throw Problems.ofStore(waiting.id(), e);
    }
  }

  private Credential add(ObjectNode entry) {
    try {
      return store.add(entry);
    } catch (IOException e) {
      throw Problems.ofStore(0, e);
    }
  }

  private IssuedTokens issue(Credential waiting) {
    try {
      return tokens.refresh(waiting);
    } catch (RefreshFailedException e) {
      takeBack(waiting);
      throw Problems.ofNew(e.failure());
    } catch (RuntimeException | Error e) {
      takeBack(waiting);
      throw e;
    }
  }

  private void takeBack(Credential refused) {
    try {
      store.remove(refused.id());
    } catch (IOException e) {
      LOG.error("{} was refused, but stays, disabled: {}", refused.label(), e.toString());
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

  private void learnPlan(PooledCredential member) {
    try {
      balances.of(member, true);
    } catch (AdminProblemException e) {
      LOG.warn("{}: its plan is not known: {}", member.credential().label(), e.getMessage());
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
