package io.github.kiro4j.server.credentials.store;

import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.secret.Secret;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Keeps credentials. Operators and other programs may change the store's content at any time.
///
/// A past token never becomes the present one again: when an edit writes one, the store keeps the
/// newer tokens. Implementations are safe for use by many threads.
public interface CredentialStore extends Closeable {

  /// Every credential, in the store's own order, each with an id.
  ///
  /// @throws IOException if the store cannot be read; what was read before stays valid
  List<Credential> load() throws IOException;

  /// Waits for the permit to refresh a credential's tokens. Where several gateways share the store,
  /// one of them has the permit at a time; the permit of a gateway that dies ends by itself.
  ///
  /// @param known the credential as this gateway knows it
  /// @param urgent whether its access token no longer works, so that a request waits
  /// @return empty when the refresh is not urgent and another gateway has the permit, or the store
  ///   does not answer
  /// @throws CredentialGoneException if the credential was removed
  /// @throws StoreUnavailableException if the store does not answer
  /// @throws NoDurablePlaceException if new tokens could not be made durable, so that the refresh
  ///   token must not be used
  /// @throws IOException if the permit cannot be had
  Optional<RefreshPermit> beginRefresh(Credential known, boolean urgent) throws IOException;

  /// Makes new tokens durable. They may be used only after this method has returned.
  ///
  /// When an operator has written another refresh token meanwhile, that token stays and the new
  /// tokens are dropped: they belong to a login that was replaced.
  ///
  /// @param refreshed the credential whose refresh token was used
  /// @return the credential as the store now has it
  /// @throws CredentialGoneException if the credential was removed
  /// @throws IOException if the tokens are not durable
  Credential saveTokens(Credential refreshed, IssuedTokens tokens) throws IOException;

  /// Keeps the profile that was found for a credential.
  ///
  /// @return the credential as the store now has it
  Credential saveProfileArn(Credential credential, Secret arn) throws IOException;

  /// Whether the credential has the refresh token with that fingerprint, or had it as one of its
  /// past tokens ([TokenHistory]): both belong to the same login. Never waits for I/O; the answer
  /// is as of the last read or write.
  boolean hadToken(long id, String fingerprint);

  /// Adds a credential. The store gives it an id; an id in the entry is ignored.
  ///
  /// @return the entry as the store now has it
  /// @throws InvalidEntryFieldException if a member has a value that it cannot have
  /// @throws DuplicateCredentialException if another credential has the same refresh token or API
  ///   key
  /// @throws IOException if the credential is not durable; nothing was added
  StoredEntry add(StoredEntry entry) throws IOException;

  /// Changes some fields of an entry; a null removes one, absent fields stay. All checks and the
  /// change are one step: no other writer comes between them.
  ///
  /// @return the entry as the store now has it
  /// @throws CredentialGoneException if there is no credential with that id
  /// @throws InvalidEntryFieldException if a field would have a value that it cannot have
  /// @throws IncompleteEntryException if the login was complete and would not be any more
  /// @throws DuplicateCredentialException if another credential has the same refresh token or API
  ///   key
  /// @throws IOException if the change is not durable; nothing was changed
  StoredEntry edit(long id, CredentialFields changes) throws IOException;

  /// Removes a credential.
  ///
  /// @throws CredentialGoneException if there is no credential with that id
  /// @throws IOException if the removal is not durable; nothing was removed
  void remove(long id) throws IOException;

  /// One entry, secrets included.
  ///
  /// @throws CredentialGoneException if there is no credential with that id
  /// @throws IOException if the store cannot be read
  StoredEntry entry(long id) throws IOException;

  /// Every entry in the order of [#load], secrets included.
  ///
  /// @throws IOException if the store cannot be read
  List<StoredEntry> entries() throws IOException;

  /// Why the tokens of a refresh could not be made durable at the moment; empty if they could.
  /// Never waits for I/O.
  default Optional<String> noPlaceForTokens() {
    return Optional.empty();
  }

  /// Finds out at little cost whether the store can be read. Writes nothing.
  ///
  /// @throws IOException if the store cannot be read
  void check() throws IOException;

  /// Calls the listener, in a thread of the store, after an operator, another gateway or another
  /// program may have changed the store.
  ///
  /// @return ends the calls when it is closed
  Closeable onChange(Runnable listener);
}
