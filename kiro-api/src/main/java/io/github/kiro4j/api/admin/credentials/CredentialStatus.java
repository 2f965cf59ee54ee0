package io.github.kiro4j.api.admin.credentials;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A credential in the response to `GET /credentials`. The members up to `endpoint` are those of
/// kiro-rs.
///
/// @param id id of the credential; 0 for the API key of the environment
/// @param priority the lowest number is used first
/// @param disabled whether the credential is not used until the operator enables it
/// @param disabledReason `Manual`, `Suspended`, `InvalidRefreshToken` or `InvalidConfig`; null
///   unless disabled
/// @param failureCount number of consecutive failures that caused a cool-down; failed refreshes do
///   not count
/// @param isCurrent whether the credential is the list's `currentId`
/// @param expiresAt expiry of the access token; null for an API key
/// @param hasProfileArn whether the profile ARN is known
/// @param email the account's email address; null if it is not known
/// @param authMethod wire name of a [io.github.kiro4j.api.admin.LoginKind]; of an incomplete
///   credential the text in its entry
/// @param refreshTokenHash SHA-256 of the refresh token in hexadecimal digits; null for an API key
/// @param apiKeyHash SHA-256 of the API key in hexadecimal digits; null for tokens
/// @param maskedApiKey the first and last four characters of the API key, or `***`; null for tokens
/// @param successCount number of answered requests
/// @param lastUsedAt time of the last request; null if there was none
/// @param hasProxy whether the credential has its own proxy setting, `direct` included
/// @param proxyUrl the proxy's URL with masked user and password; null for none
/// @param refreshFailureCount number of consecutive failed refreshes
/// @param endpoint the only endpoint that the credential uses, if one is set; otherwise `ide`, as
///   in kiro-rs
/// @param subscriptionTitle the provider's name of the plan; null if it is not known
/// @param failureTotal number of requests that failed because of the credential
/// @param inFlight number of requests under way
/// @param health whether the credential can be used
/// @param route the endpoint and the choice of a profile ARN that last worked, for example
///   `runtime:own`; null if none is known
/// @param routeSince when the route was found; null without one
/// @param provider what the account belongs to, as the entry has it, for example `Google` or
///   `Github`; null if it is not known
/// @param region the region of calls: the one of the entry, or else of the profile; null if the
///   gateway's default counts
/// @param refreshFailing whether the last refresh failed; the present token may still be good
/// @param balance the balance of the account; null if it is not known
/// @param limits the limits in effect
/// @param lastError the last failed attempt with the credential since the start of the gateway;
///   null without one
/// @param signInEndsAt when the registration of the sign-in's client expires, after which only a
///   new sign-in helps; null if that is not known, and for sign-ins without such an end
/// @param sameAccount the ids of other credentials of the same account, found by user id or, where
///   one of the two has no user id, by e-mail address
public record CredentialStatus(
    long id,
    int priority,
    boolean disabled,
    @Nullable String disabledReason,
    int failureCount,
    @JsonProperty("isCurrent") boolean isCurrent,
    @JsonInclude @Nullable String expiresAt,
    @JsonInclude @Nullable String authMethod,
    boolean hasProfileArn,
    @JsonInclude @Nullable String refreshTokenHash,
    @JsonInclude @Nullable String apiKeyHash,
    @JsonInclude @Nullable String maskedApiKey,
    @JsonInclude @Nullable String email,
    long successCount,
    @JsonInclude @Nullable String lastUsedAt,
    boolean hasProxy,
    @Nullable String proxyUrl,
    int refreshFailureCount,
    String endpoint,
    @JsonInclude @Nullable String subscriptionTitle,
    long failureTotal,
    int inFlight,
    CredentialHealth health,
    @Nullable String route,
    @Nullable String routeSince,
    @Nullable String provider,
    @Nullable String region,
    boolean refreshFailing,
    @Nullable KnownBalance balance,
    EffectiveLimits limits,
    @Nullable LastError lastError,
    @Nullable String signInEndsAt,
    List<Long> sameAccount) {

  /// The balance of an account as the provider has stated it, and what requests have used since
  /// then, in the provider's units.
  ///
  /// @param used the use since the last reset
  /// @param limit the quota until the next reset, bonuses included
  /// @param remaining the rest of the quota, at least 0
  /// @param resetsAt time of the next reset; null if it is not known
  /// @param asOf when the provider stated the balance
  public record KnownBalance(
      double used, double limit, double remaining, @Nullable String resetsAt, String asOf) {}

  /// The limits of a credential that are in effect, its own or the default.
  ///
  /// @param requestsPerMinute the most requests within any 60 seconds; null without a limit
  /// @param sentThisMinute number of requests within the last 60 seconds; null without a limit
  /// @param maxConcurrency the most requests at the same time; null without a limit
  public record EffectiveLimits(
      @Nullable Integer requestsPerMinute,
      @Nullable Integer sentThisMinute,
      @Nullable Integer maxConcurrency) {}

  /// A failed attempt.
  ///
  /// @param at when the attempt failed
  /// @param cause the failure, for example `RateLimited`
  /// @param endpoint the endpoint, for example `runtime`
  public record LastError(String at, String cause, String endpoint) {}
}
