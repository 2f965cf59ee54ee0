package io.github.kiro4j.api.admin.overview;

import org.jspecify.annotations.Nullable;

/// The requests that ended in one minute at one gateway.
///
/// @param time start of the minute
/// @param succeeded number of requests with a complete answer
/// @param refused number of requests that were refused
/// @param failed number of requests that failed in the gateway or upstream
/// @param cancelled number of requests that the operator cancelled
/// @param abandoned number of requests whose clients closed their connections
/// @param firstEventP50Ms median of the milliseconds to the upstream's first event, at most 5 %
///   off; null if no request had one
/// @param firstEventP95Ms at most this for 95 % of the requests, at most 5 % off; null if no
///   request had a first event
public record TrafficMinute(
    String time,
    long succeeded,
    long refused,
    long failed,
    long cancelled,
    long abandoned,
    @Nullable Long firstEventP50Ms,
    @Nullable Long firstEventP95Ms) {}
