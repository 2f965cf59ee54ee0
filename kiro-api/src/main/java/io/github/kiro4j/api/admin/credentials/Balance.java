package io.github.kiro4j.api.admin.credentials;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The answer of `GET /credentials/{id}/balance`, in the provider's units: credits, or requests.
///
/// @param subscriptionTitle the plan as the provider names it
/// @param currentUsage what was used since the last reset
/// @param usageLimit what may be used until the next reset, bonuses included
/// @param remaining never below 0
/// @param usagePercentage 0 to 100
/// @param nextResetAt Unix seconds
public record Balance(
    long id,
    @JsonInclude @Nullable String subscriptionTitle,
    double currentUsage,
    double usageLimit,
    double remaining,
    double usagePercentage,
    @JsonInclude @Nullable Double nextResetAt) {}
