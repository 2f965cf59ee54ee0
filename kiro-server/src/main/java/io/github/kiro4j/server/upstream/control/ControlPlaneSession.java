package io.github.kiro4j.server.upstream.control;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.account.AccountRefusedException;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.RefreshOnRefusal;
import io.github.kiro4j.server.upstream.control.ControlPlaneClient.Operation;
import java.io.IOException;
import java.util.List;

/// The calls that answer one question about one credential's account, one after another. The first
/// call whose token the control plane refuses is sent once more with a new token. Used by one
/// thread.
final class ControlPlaneSession {

  private final ControlPlaneClient client;
  private final RefreshOnRefusal tokens;
  private Credential credential;
  private boolean refreshed;

  ControlPlaneSession(ControlPlaneClient client, Credential credential, RefreshOnRefusal tokens) {
    this.client = client;
    this.tokens = tokens;
    this.credential = credential;
    this.refreshed = credential.refreshToken().isEmpty();
  }

  /// The addresses of the control plane, first that of the credential's region.
  List<String> addresses() {
    return client.addresses(credential);
  }

  /// @param name the operation's name, for messages
  /// @throws AccountRefusedException if the answer is not a success
  /// @throws RefreshFailedException if the token is refused and there is no new one
  <T> T call(String address, String name, Operation operation, Class<T> answer)
      throws IOException, RefreshFailedException {
    try {
      return client.call(address, name, operation, credential, answer);
    } catch (AccountRefusedException e) {
      if (refreshed || !e.isTokenRefused()) {
        throw e;
      }
      refreshed = true;
      credential = tokens.refreshed(credential);
      return client.call(address, name, operation, credential, answer);
    }
  }
}
