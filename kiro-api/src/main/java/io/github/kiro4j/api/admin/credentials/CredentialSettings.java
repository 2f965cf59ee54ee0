package io.github.kiro4j.api.admin.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stored members of a credential, under the names of a credentials file and without its
/// secrets. Members that are not stored are null.
///
/// @param region region for token refreshes if `authRegion` is absent
/// @param clientId the masked client id: the first and last four characters, or `***`
/// @param tokenEndpoint token endpoint of an organisation's own identity provider
/// @param proxyUrl the proxy's URL with masked user and password
/// @param proxyUsername the masked user of the proxy
/// @param secrets names of the secret members that are stored, for example `refreshToken`
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
