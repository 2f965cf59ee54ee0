package io.github.kiro4j.server.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Program;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings.AccountLabel;
import io.github.kiro4j.server.credentials.account.AccountUsage;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.signin.flow.SignInFailedException;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a credential out of the tokens of a sign-in. Tokens never get lost: those of a new
/// credential are in the store, disabled, before they are tried.
final class SignInCompletion {

  private static final Logger LOG = LoggerFactory.getLogger(SignInCompletion.class);

  /// Everything that belongs to a sign-in; the rest of an entry is the operator's.
  private static final Set<CredentialField> OF_A_SIGN_IN =
      EnumSet.of(
          CredentialField.REFRESH_TOKEN,
          CredentialField.ACCESS_TOKEN,
          CredentialField.EXPIRES_AT,
          CredentialField.KIRO_API_KEY,
          CredentialField.CLIENT_ID,
          CredentialField.CLIENT_SECRET,
          CredentialField.CLIENT_SECRET_EXPIRES_AT,
          CredentialField.PROFILE_ARN,
          CredentialField.AUTH_METHOD,
          CredentialField.PROVIDER,
          CredentialField.START_URL,
          CredentialField.TOKEN_ENDPOINT,
          CredentialField.SCOPES,
          CredentialField.REGION,
          CredentialField.AUTH_REGION);

  private final CredentialStore store;
  private final CredentialPool pool;
  private final AccountCheck check;

  SignInCompletion(CredentialStore store, CredentialPool pool, AccountCheck check) {
    this.store = store;
    this.pool = pool;
    this.check = check;
  }

  /// Adds a credential, or replaces the sign-in of one.
  ///
  /// @param machineId of the client that signed in; blank for the usual one
  void complete(SignInAttempt attempt, CredentialFields fields, String machineId)
      throws SignInFailedException {
    Long again = attempt.again();
    if (again != null) {
      replace(attempt, again, fields);
    } else if (fields.has(CredentialField.KIRO_API_KEY)) {
      addKey(attempt, fields);
    } else {
      CredentialFields whole =
          machineId.isEmpty() ? fields : fields.with(CredentialField.MACHINE_ID, machineId);
      addTokens(attempt, whole);
    }
  }

  /// A key is tried before it is stored: the operator still has it.
  private void addKey(SignInAttempt attempt, CredentialFields fields) throws SignInFailedException {
    StoredEntry entry = StoredEntry.EMPTY.with(fields);
    AccountUsage usage;
    try {
      usage = check.usage(entry.credential());
    } catch (SignInFailedException e) {
      throw new SignInFailedException(
          e.reason(), "The key was not added: " + e.sentence() + ".", e);
    }
    StoredEntry added = add(entry.with(news(usage)));
    attempt.credential(added.id());
    finish(attempt, added.id(), usage, "Credential #" + added.id() + " was added.");
  }

  private void addTokens(SignInAttempt attempt, CredentialFields fields)
      throws SignInFailedException {
    StoredEntry added =
        add(StoredEntry.EMPTY.with(fields).with(flag(CredentialField.DISABLED, true)));
    long id = added.id();
    attempt.credential(id);
    reload();
    AccountUsage usage;
    try {
      Credential credential = check.withProfile(added.credential(), attempt);
      saveProfile(added.credential(), credential);
      usage = check.usage(credential);
    } catch (SignInFailedException e) {
      throw untried(id, e);
    }
    edit(id, merged(news(usage), flag(CredentialField.DISABLED, false)));
    finish(attempt, id, usage, "Credential #" + id + " was added.");
  }

  /// What remains of a sign-in whose tokens could not be tried. A person who has cancelled wants
  /// nothing to remain.
  private SignInFailedException untried(long id, SignInFailedException e) {
    if (e.reason() == Reason.CANCELLED) {
      remove(id);
      return e;
    }
    String stored = "Credential #" + id + " has the new tokens, but is disabled: ";
    String advice =
        ". Enable it when the reason is gone: "
            + Program.name()
            + " admin credentials enable "
            + id;
    String why =
        e.reason() == Reason.EXPIRED ? "nobody chose one of its profiles in time" : e.sentence();
    return new SignInFailedException(e.reason(), stored + why + advice, e);
  }

  private void remove(long id) {
    try {
      store.remove(id);
    } catch (IOException e) {
      LOG.error(
          "credential #{} of a cancelled sign-in cannot be removed; it stays disabled: {}",
          id,
          e.toString());
    }
    reload();
  }

  private void saveProfile(Credential stored, Credential chosen) throws SignInFailedException {
    if (chosen.profileArn() != null && !chosen.profileArn().equals(stored.profileArn())) {
      try {
        store.saveProfileArn(stored, chosen.profileArn());
      } catch (IOException e) {
        throw notSaved(e);
      }
    }
  }

  /// Replaces the sign-in of an entry in one step, once the account is known: until then the old
  /// sign-in stays as it is, whatever happens to the gateway.
  private void replace(SignInAttempt attempt, long id, CredentialFields fields)
      throws SignInFailedException {
    StoredEntry before = entry(id);
    CredentialFields changes = withoutOthers(fields);
    Credential candidate = before.with(keepingProfile(changes, before)).credential();
    AccountUsage usage = null;
    String doubt = "";
    try {
      candidate = check.withProfile(candidate, attempt);
      usage = check.usage(candidate);
    } catch (SignInFailedException e) {
      if (e.reason() == Reason.CANCELLED || fields.has(CredentialField.KIRO_API_KEY)) {
        throw new SignInFailedException(
            e.reason(),
            "The sign-in of credential #" + id + " stays as it was: " + e.sentence(),
            e);
      }
      doubt = " The account could not be checked: " + e.sentence() + ".";
    }
    confirmOtherAccount(attempt, before, usage);
    if (candidate.profileArn() != null) {
      changes = changes.with(CredentialField.PROFILE_ARN, candidate.profileArn().value());
    }
    edit(id, usage == null ? changes : merged(changes, news(usage)));
    attempt.credential(id);
    String stays = before.credentialOrUnusable().settings().disabled() ? " It stays disabled." : "";
    finish(attempt, id, usage, "Credential #" + id + " has a new sign-in." + stays + doubt);
  }

  /// The profile that the entry has stays if the account has the profile.
  private static CredentialFields keepingProfile(CredentialFields changes, StoredEntry before) {
    return before
        .text(CredentialField.PROFILE_ARN)
        .filter(_ -> changes.text(CredentialField.PROFILE_ARN).isEmpty())
        .map(arn -> changes.with(CredentialField.PROFILE_ARN, arn))
        .orElse(changes);
  }

  private static void confirmOtherAccount(
      SignInAttempt attempt, StoredEntry before, @Nullable AccountUsage usage)
      throws SignInFailedException {
    AccountLabel known = before.credentialOrUnusable().settings().account();
    if (usage != null && known.isOther(usage.account())) {
      attempt.confirm(
          "This is another account: "
              + name(usage.account())
              + " signed in, and the credential belongs to "
              + name(known)
              + ". Confirm to replace the account of the credential.");
    }
  }

  private static String name(AccountLabel account) {
    return account.email() == null ? "the user " + account.userId() : account.email();
  }

  /// The fields of a sign-in, with those removed that only the old sign-in has.
  private static CredentialFields withoutOthers(CredentialFields fields) {
    CredentialFields changes = fields;
    for (CredentialField field : OF_A_SIGN_IN) {
      changes = fields.has(field) ? changes : changes.without(field);
    }
    return changes;
  }

  private static CredentialFields news(AccountUsage usage) {
    AccountLabel account = usage.account();
    CredentialFields news = CredentialFields.none();
    news = with(news, CredentialField.SUBSCRIPTION_TITLE, account.subscriptionTitle());
    news = with(news, CredentialField.USER_ID, account.userId());
    return with(news, CredentialField.EMAIL, account.email());
  }

  private static CredentialFields with(
      CredentialFields fields, CredentialField field, @Nullable String value) {
    return value == null ? fields : fields.with(field, value);
  }

  private static CredentialFields flag(CredentialField field, boolean value) {
    return CredentialFields.none().with(field, value);
  }

  private static CredentialFields merged(CredentialFields first, CredentialFields second) {
    ObjectNode all = first.toJson();
    all.setAll(second.toJson());
    return CredentialFields.of(all);
  }

  private void finish(
      SignInAttempt attempt, long id, @Nullable AccountUsage usage, String sentence) {
    reload();
    pool.find(id).ifPresent(PooledCredential::reset);
    List<Long> others = usage == null ? List.of() : sameAccount(id, usage.account());
    String warning =
        others.isEmpty()
            ? ""
            : " The same account also has credential #"
                + others.getFirst()
                + "; remove the one that you do not need.";
    attempt.succeed(sentence + warning, others);
  }

  private List<Long> sameAccount(long id, AccountLabel account) {
    return pool.members().stream()
        .map(PooledCredential::credential)
        .filter(other -> other.id() != id)
        .filter(other -> account.isSame(other.settings().account()))
        .map(Credential::id)
        .toList();
  }

  private StoredEntry add(StoredEntry entry) throws SignInFailedException {
    try {
      return store.add(entry);
    } catch (IOException e) {
      throw notSaved(e);
    }
  }

  private StoredEntry entry(long id) throws SignInFailedException {
    try {
      return store.entry(id);
    } catch (IOException e) {
      throw notSaved(e);
    }
  }

  private void edit(long id, CredentialFields changes) throws SignInFailedException {
    try {
      store.edit(id, changes);
    } catch (IOException e) {
      throw notSaved(e);
    }
  }

  private static SignInFailedException notSaved(IOException e) {
    LOG.error("a sign-in cannot be stored: {}", e.toString());
    return new SignInFailedException(
        Reason.NOT_SAVED,
        "The store took no credential: " + e.getMessage() + ". The gateway's log has the reason.",
        e);
  }

  /// A failure only delays the change: the pool reads the store again later.
  private void reload() {
    try {
      pool.reload();
    } catch (IOException e) {
      LOG.warn("the sign-in takes effect when the pool can read the store: {}", e.toString());
    }
  }
}
