package io.github.kiro4j.api.admin.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in the store about a credential, under the names of a credentials file and without
/// its secrets. What the store does not say is absent.
///
/// @param region for token refreshes, where `authRegion` is absent
/// @param clientId masked: the first and last four characters, or `***`
/// @param tokenEndpoint of an organisation's own identity provider
/// @param proxyUrl with user and password masked
/// @param proxyUsername masked
/// @param secrets names of the secret members that are present, such as `refreshToken`
public record CredentialSettings(
    long id,
    @Nullable String authMethod,
    int priority,
    boolean disabled,
    @Nullable String email,
    @Nullable String subscriptionTitle,
    @Nullable String region,
    @Nullable String authRegion,
    @Nullable String apiRegion,
    @Nullable String machineId,
    @Nullable String endpoint,
    @Nullable String provider,
    @Nullable String startUrl,
    @Nullable String clientId,
    @Nullable String tokenEndpoint,
    @Nullable String scopes,
    @Nullable String proxyUrl,
    @Nullable String proxyUsername,
    @Nullable String expiresAt,
    List<String> secrets) {}
