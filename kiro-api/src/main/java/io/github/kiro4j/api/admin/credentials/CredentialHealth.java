package io.github.kiro4j.api.admin.credentials;

import org.jspecify.annotations.Nullable;

/// Whether a credential can be used and, if not, why and until when.
///
/// @param state `ready`, `at_limit`, `cooling_down`, `probing` or `disabled`
/// @param cause the limit that is reached: `requests_per_minute` or `max_concurrency`; the cause of
///   a cool-down or a probe: `rate_limit`, `risk_throttle`, `quota`, `daily_quota`, `refused` or
///   `no_token`; the cause of a disabled state: `operator`, `suspended`, `sign_in_void` or
///   `incomplete`; null if ready
/// @param since time of the last change of the state
/// @param until end of a cool-down, or when the credential is below its requests per minute again;
///   null for other states
/// @param sentence state and cause as a sentence for people
public record CredentialHealth(
    String state, @Nullable String cause, String since, @Nullable String until, String sentence) {}
