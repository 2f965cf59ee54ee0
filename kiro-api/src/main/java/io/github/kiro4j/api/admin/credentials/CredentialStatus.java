package io.github.kiro4j.api.admin.credentials;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// One credential as `GET /credentials` lists it. Up to `endpoint` these are kiro-rs's members.
///
/// @param id 0 for the API key of the environment
/// @param priority the lowest number is used first
/// @param disabled whether it is out of use until the operator acts
/// @param disabledReason only when disabled: `Manual`, `Suspended`, `InvalidRefreshToken` or
///   `InvalidConfig`
/// @param failureCount how often in a row it had to be left alone, apart from refreshes
/// @param isCurrent whether it is the list's `currentId`
/// @param expiresAt when its access token ends; null for an API key
/// @param authMethod `social`, `idc`, `external_idp` or `api_key`
/// @param refreshTokenHash SHA-256 of the refresh token in hex
/// @param apiKeyHash SHA-256 of the API key in hex
/// @param maskedApiKey the first and last four characters of the API key, or `***`
/// @param successCount requests that it answered
/// @param lastUsedAt null when it never was
/// @param hasProxy whether it has a proxy of its own, `direct` included
/// @param proxyUrl that proxy, with user and password masked
/// @param refreshFailureCount how often in a row its token could not be replaced
/// @param endpoint always `ide`
/// @param subscriptionTitle the plan as the provider names it
/// @param failureTotal requests that ended with a failure that is the credential's
/// @param inFlight requests that it is answering now
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
    CredentialHealth health) {}
