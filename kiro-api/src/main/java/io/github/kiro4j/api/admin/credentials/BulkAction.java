package io.github.kiro4j.api.admin.credentials;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// The body of `POST /credentials/actions`.
///
/// @param action what to do
/// @param ids ids of the credentials
public record BulkAction(Kind action, List<Long> ids) {

  /// What to do with each credential.
  public enum Kind {
    /// Enables the credential and clears its failures.
    @JsonProperty("enable")
    ENABLE,
    /// Disables the credential.
    @JsonProperty("disable")
    DISABLE,
    /// Replaces the tokens.
    @JsonProperty("refresh")
    REFRESH,
    /// Enables the credential and clears its failures and cool-downs.
    @JsonProperty("reset")
    RESET,
    /// Removes the credential, which has to be disabled.
    @JsonProperty("remove")
    REMOVE
  }

  public BulkAction {
    ids = List.copyOf(ids);
  }
}
