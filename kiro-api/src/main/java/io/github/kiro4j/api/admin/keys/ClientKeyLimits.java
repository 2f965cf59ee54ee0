package io.github.kiro4j.api.admin.keys;

import org.jspecify.annotations.Nullable;

/// The limits of a client key. In requests, null leaves a limit as it is, and 0 removes the limit;
/// in responses, null stands for no limit.
///
/// @param requestsPerMinute requests for messages that begin within a minute of the clock
/// @param maxConcurrency requests for messages at the same time
/// @param tokensPerDay tokens of prompts and answers within a day in UTC
/// @param tokensPerMonth tokens of prompts and answers within a month in UTC
/// @param creditsPerMonth the upstream's credits within a month in UTC
public record ClientKeyLimits(
    @Nullable Long requestsPerMinute,
    @Nullable Long maxConcurrency,
    @Nullable Long tokensPerDay,
    @Nullable Long tokensPerMonth,
    @Nullable Double creditsPerMonth) {}
