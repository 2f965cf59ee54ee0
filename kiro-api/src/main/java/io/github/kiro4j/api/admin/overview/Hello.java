package io.github.kiro4j.api.admin.overview;

/// The first event of `GET /events`.
///
/// @param time current time of the gateway's clock
/// @param version version of the gateway
/// @param startedAt start time of the process; another one than before says that the gateway has
///   restarted
public record Hello(String time, String version, String startedAt) {}
