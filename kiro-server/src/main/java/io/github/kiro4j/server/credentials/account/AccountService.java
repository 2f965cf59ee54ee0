package io.github.kiro4j.server.credentials.account;

import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.RefreshOnRefusal;
import java.io.IOException;
import java.util.List;

/// Asks the provider about an account. Keeps no state.
///
/// Every method throws an [AccountRefusedException] if the provider refuses to answer, another
/// [IOException] if the provider cannot be asked, and a [RefreshFailedException] if the provider
/// refuses the token and there is no new one.
public interface AccountService {

  /// The models that the account may use, which depend on its plan.
  ///
  /// @param credential with a token
  List<UpstreamModel> models(Credential credential, RefreshOnRefusal tokens)
      throws IOException, RefreshFailedException;

  /// The account's own profiles in all regions. Only for kinds of credentials that list profiles.
  ///
  /// @param credential with a token
  /// @return those of the credential's region first; empty when the account has none
  List<AccountProfile> profiles(Credential credential, RefreshOnRefusal tokens)
      throws IOException, RefreshFailedException;

  /// The account's quota and its use.
  ///
  /// @param credential with a token
  AccountUsage usage(Credential credential, RefreshOnRefusal tokens)
      throws IOException, RefreshFailedException;
}
