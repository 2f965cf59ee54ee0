package io.github.kiro4j.api.admin.overview;

import io.github.kiro4j.api.admin.operations.UsageReport.Percentiles;

/// Sums over the requests that ended in a time at one gateway.
///
/// @param from start of the time; later than one hour ago if the gateway started later
/// @param to end of the time
/// @param requests number of requests
/// @param succeeded number of requests with a complete answer
/// @param refused number of requests that were refused because of their content, or because of the
///   limits of their key
/// @param failed number of requests that failed in the gateway or upstream
/// @param cancelled number of requests that the operator cancelled
/// @param abandoned number of requests whose clients closed their connections
/// @param inputTokens input tokens without those of the upstream's cache
/// @param outputTokens output tokens
/// @param cacheReadTokens prompt tokens that the upstream read from its cache
/// @param cacheWriteTokens prompt tokens that the upstream wrote to its cache
/// @param credits the credits that the upstream charged
/// @param firstEvent latencies to the upstream's first event, at most 5 % off
public record Traffic(
    String from,
    String to,
    long requests,
    long succeeded,
    long refused,
    long failed,
    long cancelled,
    long abandoned,
    long inputTokens,
    long outputTokens,
    long cacheReadTokens,
    long cacheWriteTokens,
    double credits,
    Percentiles firstEvent) {}
