package io.github.kiro4j.api.admin.credentials;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
    @Nullable String routeSince) {}
