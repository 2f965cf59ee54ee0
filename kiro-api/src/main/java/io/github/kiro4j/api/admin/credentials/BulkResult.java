package io.github.kiro4j.api.admin.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `POST /credentials/actions`: the outcome for each credential.
///
/// @param done number of credentials with which the action succeeded
/// @param failed number of credentials with which the action failed
/// @param results the outcomes in the order of the ids
public record BulkResult(int done, int failed, List<BulkOutcome> results) {

  /// The outcome for one credential.
  ///
  /// @param id id of the credential
  /// @param success whether the action succeeded
  /// @param code the code of the error; null for a success
  /// @param message the outcome as a sentence for people
  public record BulkOutcome(long id, boolean success, @Nullable String code, String message) {}
}
