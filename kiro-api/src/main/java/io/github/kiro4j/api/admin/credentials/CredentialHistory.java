package io.github.kiro4j.api.admin.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer of `GET /credentials/{id}/history`.
///
/// @param changes newest first; a bounded number of them
public record CredentialHistory(long id, List<Change> changes) {

  /// The credential's health became another.
  ///
  /// @param at when
  /// @param state as in [CredentialHealth]
  /// @param cause as in [CredentialHealth]
  /// @param until when a cool-down was to end
  /// @param trigger what made it so: `request` for an answer of the upstream, `refresh` for one of
  ///   the auth service, `operator` for a change of the store or through the admin API
  /// @param sentence the same for people
  public record Change(
      String at,
      String state,
      @Nullable String cause,
      @Nullable String until,
      String trigger,
      String sentence) {}
}
