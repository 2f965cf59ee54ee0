package io.github.kiro4j.server.credentials;

import io.github.kiro4j.server.outbound.ProxySettings;
import org.jspecify.annotations.Nullable;

/// What the operator sets for a credential, and what the provider tells about its plan.
///
/// @param priority credentials with a lower number are used first
/// @param disabled whether the operator keeps the credential from being used
/// @param authRegion the region of token refreshes; null for the configured region
/// @param apiRegion the region of all other calls; null for the configured or the profile's region
/// @param machineId as the store has it, valid or not
/// @param email for people only
/// @param subscriptionTitle the plan as the provider names it, such as `KIRO FREE`
/// @param proxy null for the configured proxy
public record CredentialSettings(
    int priority,
    boolean disabled,
    @Nullable String authRegion,
    @Nullable String apiRegion,
    @Nullable String machineId,
    @Nullable String email,
    @Nullable String subscriptionTitle,
    @Nullable ProxySettings proxy) {

  /// Nothing is set.
  public static final CredentialSettings NONE =
      new CredentialSettings(0, false, null, null, null, null, null, null);

  /// The same settings, enabled or disabled.
  public CredentialSettings withDisabled(boolean isDisabled) {
    return new CredentialSettings(
        priority, isDisabled, authRegion, apiRegion, machineId, email, subscriptionTitle, proxy);
  }
}
