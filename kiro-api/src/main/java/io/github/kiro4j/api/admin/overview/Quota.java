package io.github.kiro4j.api.admin.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The quotas of the accounts, in the provider's units: credits or requests. They are the balances
/// that the provider has stated, and what requests have used since then.
///
/// @param used the use of the quotas that serve requests
/// @param limit the sum of the quotas that serve requests
/// @param remaining the rest of the quotas that serve requests
/// @param locked the rest of the quotas whose credentials are disabled
/// @param unknown number of credentials whose balance is not known
/// @param creditsPerDay mean use of a day over the last 7 days, or since the first use; null
///   without use
/// @param runsOutAt when `remaining` is used up at this pace; null without use, or if the quotas
///   are reset before
/// @param resetsAt the first reset of a quota that serves requests; null if none is known
/// @param credentials the balance of each credential, as far as it is known
public record Quota(
    double used,
    double limit,
    double remaining,
    double locked,
    int unknown,
    @Nullable Double creditsPerDay,
    @Nullable String runsOutAt,
    @Nullable String resetsAt,
    List<CredentialQuota> credentials) {

  /// The quota of one account.
  ///
  /// @param credentialId id of the credential
  /// @param serves whether the quota serves requests: whether the credential is not disabled
  /// @param used the use since the last reset
  /// @param limit the quota until the next reset, bonuses included
  /// @param remaining the rest of the quota, at least 0
  /// @param resetsAt time of the next reset; null if it is not known
  /// @param asOf when the provider stated the balance
  public record CredentialQuota(
      long credentialId,
      boolean serves,
      double used,
      double limit,
      double remaining,
      @Nullable String resetsAt,
      String asOf) {}
}
