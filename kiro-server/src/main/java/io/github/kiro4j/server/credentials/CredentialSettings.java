package io.github.kiro4j.server.credentials;

import io.github.kiro4j.server.outbound.ProxySettings;
import org.jspecify.annotations.Nullable;

/// What the operator says about a credential.
///
/// @param priority the lowest number is used first
/// @param disabled the operator does not want it to be used
/// @param authRegion region of token refreshes; null for the configured one
/// @param apiRegion region of everything else; null for the configured one or the profile's
/// @param machineId as it stands in the store, valid or not
/// @param email only shown
/// @param subscriptionTitle the plan as the provider names it, such as `KIRO FREE`
/// @param proxy null for the configured one
public record CredentialSettings(
    int priority,
    boolean disabled,
    @Nullable String authRegion,
    @Nullable String apiRegion,
    @Nullable String machineId,
    @Nullable String email,
    @Nullable String subscriptionTitle,
    @Nullable ProxySettings proxy) {

  /// Nothing said.
  public static final CredentialSettings NONE =
      new CredentialSettings(0, false, null, null, null, null, null, null);
}
