package io.github.kiro4j.api.admin.credentials;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The response to `GET /credentials/{id}/balance`, in the provider's units: credits or requests.
///
/// @param id id of the credential
/// @param subscriptionTitle the provider's name of the plan; null if it is not known
/// @param currentUsage the usage since the last reset
/// @param usageLimit the quota until the next reset, bonuses included
/// @param remaining the rest of the quota, at least 0
/// @param usagePercentage the usage in percent of the quota, from 0 to 100
/// @param nextResetAt time of the next reset in Unix seconds; null if it is not known
public record Balance(
    long id,
    @JsonInclude @Nullable String subscriptionTitle,
    double currentUsage,
    double usageLimit,
    double remaining,
    double usagePercentage,
    @JsonInclude @Nullable Double nextResetAt) {}
