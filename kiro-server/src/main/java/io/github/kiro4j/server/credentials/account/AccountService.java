package io.github.kiro4j.server.credentials.account;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.util.Optional;

/// Asks the provider about an account. Keeps no state.
public interface AccountService {

  /// The account's own profile.
  ///
  /// @return empty when the account has no profile
  /// @throws IOException if the provider cannot be asked
  Optional<Secret> profileArn(Credential credential) throws IOException;

  /// The account's quota and its use.
  ///
  /// @throws AccountRefusedException if the provider refuses to tell
  /// @throws IOException if the provider cannot be asked
  AccountUsage usage(Credential credential) throws IOException;
}
