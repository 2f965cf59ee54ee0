package io.github.kiro4j.server.credentials.store;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import java.io.IOException;
import java.util.List;

/// Where credentials live. Implementations are safe for use by many threads.
public interface CredentialStore {

  /// Every credential, in the store's own order.
  List<Credential> load() throws IOException;

  /// Makes new tokens durable. They may be used only after this has returned.
  ///
  /// @return the credential as it now stands in the store
  Credential save(Credential credential, IssuedTokens tokens) throws IOException;
}
