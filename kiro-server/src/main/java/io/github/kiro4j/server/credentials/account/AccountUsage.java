package io.github.kiro4j.server.credentials.account;

import io.github.kiro4j.server.credentials.CredentialSettings.AccountLabel;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The quota of an account and what is used of it since the last reset, in the provider's units;
/// active trials and bonuses included.
///
/// @param reset when the quota is reset
public record AccountUsage(
    AccountLabel account, double used, double limit, @Nullable Instant reset) {

  /// When the quota is reset; empty if the provider does not say.
  public Optional<Instant> nextReset() {
    return Optional.ofNullable(reset);
  }
}
