package io.github.kiro4j.api.admin.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `GET /credentials/{id}/history`.
///
/// @param id id of the credential
/// @param changes the latest changes, newest first; their number is bounded
public record CredentialHistory(long id, List<Change> changes) {

  /// A change of the credential's health.
  ///
  /// @param at time of the change
  /// @param state the new state, as in [CredentialHealth]
  /// @param cause the cause, as in [CredentialHealth]
  /// @param until planned end of a cool-down; null for other states
  /// @param trigger `request` for a response of the upstream, `refresh` for a response of the auth
  ///   service, `operator` for a change of the store or through the admin API
  /// @param sentence the change as a sentence for people
  public record Change(
      String at,
      String state,
      @Nullable String cause,
      @Nullable String until,
      String trigger,
      String sentence) {}
}
