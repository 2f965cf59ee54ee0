package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.secret.Secret;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Where credentials live. Operators and other programs may change it at any time.
///
/// A refresh token that was traded in through [#saveTokens] never comes back: where an edit puts it
/// back, the newer one stays. Implementations are safe for use by many threads.
public interface CredentialStore extends Closeable {

  /// Every credential, in the store's own order, each with an id.
  ///
  /// @throws IOException if there is nothing that can be read; what was read before stays good
  List<Credential> load() throws IOException;

  /// Waits for this gateway's turn to trade a credential's refresh token in, where several gateways
  /// share the store. A turn ends by itself when its gateway dies.
  ///
  /// @param known the credential as this gateway knows it
  /// @param urgent whether its access token works no more, so that somebody waits
  /// @return empty when it is not urgent and has to be left for later
  /// @throws CredentialGoneException if it was removed
  /// @throws StoreAwayException if nobody can be asked for a turn
  /// @throws IOException if there is no turn to be had
  Optional<RefreshPermit> beginRefresh(Credential known, boolean urgent) throws IOException;

  /// Makes new tokens durable. They may be used only after this has returned.
  ///
  /// When somebody else has put in another refresh token meanwhile, that one stays, and the new
  /// tokens are dropped: they belong to a sign-in that was replaced.
  ///
  /// @param traded the credential whose refresh token was traded in
  /// @return the credential as it now stands in the store
  /// @throws CredentialGoneException if it was removed
  /// @throws IOException if the tokens are not durable
  Credential saveTokens(Credential traded, IssuedTokens tokens) throws IOException;

  /// Keeps the profile that was found for a credential.
  ///
  /// @return the credential as it now stands in the store
  Credential saveProfileArn(Credential credential, Secret arn) throws IOException;

  /// Whether the credential has the refresh token with that fingerprint, or traded it in once: both
  /// are the same sign-in then. Does not wait; it tells what was last read or written.
  boolean hadToken(long id, String fingerprint);

  /// Adds a credential, given as an entry of a credentials file. An id in it is not used.
  ///
  /// @return the credential as it now stands in the store
  /// @throws InvalidFieldException if a member is malformed
  /// @throws DuplicateCredentialException if the same refresh token or API key is present
  /// @throws IOException if it is not durable; nothing was added
  Credential add(ObjectNode entry) throws IOException;

  /// Changes single members of an entry; a null removes one, what is absent stays.
  ///
  /// @return the credential as it now stands in the store
  /// @throws CredentialGoneException if there is none with that id
  /// @throws InvalidFieldException if a member would be malformed
  /// @throws DuplicateCredentialException if another has the same refresh token or API key
  /// @throws IOException if the change is not durable; nothing was changed
  Credential edit(long id, ObjectNode changes) throws IOException;

  /// Removes a credential.
  ///
  /// @throws CredentialGoneException if there is none with that id
  /// @throws IOException if the removal is not durable; nothing was removed
  void remove(long id) throws IOException;

  /// Every entry as a credentials file has it, secrets included; for export between stores and for
  /// what the records of this package leave out.
  List<ObjectNode> entries() throws IOException;

  /// Calls the listener, in a thread of the store, after somebody else may have changed something.
  ///
  /// @return ends the calls
  Closeable onChange(Runnable listener);
}
