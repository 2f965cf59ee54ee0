package io.github.kiro4j.server.upstream.control;

import io.github.kiro4j.protocol.dialect.Caller;
import io.github.kiro4j.protocol.dialect.WireRequest;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.account.AccountRefusedException;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.RefreshOnRefusal;
import io.github.kiro4j.server.upstream.control.ControlPlaneClient.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The calls that answer one question about one credential's account, one after another. The first
/// call whose token the control plane refuses is sent once more with a new token. Used by one
/// thread.
final class ControlPlaneSession {

  /// Bounds the calls for one list.
  private static final int MAX_PAGES = 10;

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

  /// An operation that lists by pages.
  @FunctionalInterface
  interface PagedOperation {

    /// The request for one page.
    ///
    /// @param token the token that the page before has; null for the first page
    WireRequest request(Caller caller, @Nullable String token, UUID invocation);
  }

  /// The items of all pages.
  ///
  /// @param name the operation's name, for messages
  /// @throws AccountRefusedException if an answer is not a success
  /// @throws RefreshFailedException if the token is refused and there is no new one
  <T> List<T> list(
      String address, String name, PagedOperation operation, Class<? extends Page<T>> type)
      throws IOException, RefreshFailedException {
    List<T> items = new ArrayList<>();
    String next = null;
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Page<T> page = page(address, name, operation, next, type);
      items.addAll(page.items());
      next = page.nextToken();
      if (next == null || next.isEmpty()) {
        break;
      }
    }
    return items;
  }

  private <T> Page<T> page(
      String address,
      String name,
      PagedOperation operation,
      @Nullable String token,
      Class<? extends Page<T>> type)
      throws IOException, RefreshFailedException {
    return call(
        address, name, (caller, invocation) -> operation.request(caller, token, invocation), type);
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
