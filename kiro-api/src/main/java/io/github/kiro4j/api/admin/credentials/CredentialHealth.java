package io.github.kiro4j.api.admin.credentials;

import org.jspecify.annotations.Nullable;

/// Whether a credential can be used, and if not, why and until when.
///
/// @param state `ready`, `cooling_down`, `probing` or `disabled`
/// @param cause of a cool-down or a probe: `rate_limit`, `risk_throttle`, `quota`, `daily_quota`,
///   `refused` or `no_token`; when disabled: `operator`, `suspended`, `sign_in_void` or
///   `incomplete`
/// @param since when it became so
/// @param until when a cool-down ends
/// @param sentence the same for people
public record CredentialHealth(
    String state, @Nullable String cause, String since, @Nullable String until, String sentence) {}
