package io.github.kiro4j.server.credentials.account;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.util.Optional;

/// What the provider tells about an account. It keeps nothing.
public interface AccountService {

  /// The account's own profile.
  ///
  /// @return empty when the account has none
  /// @throws IOException if nobody could be asked
  Optional<Secret> profileArn(Credential credential) throws IOException;

  /// What the account may use, and has used.
  ///
  /// @throws AccountRefusedException if the provider does not tell
  /// @throws IOException if nobody could be asked
  AccountUsage usage(Credential credential) throws IOException;
}
