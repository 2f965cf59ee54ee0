package io.github.kiro4j.api.admin.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `GET /requests/past`: requests that have ended, of all gateways that share a
/// database.
///
/// @param requests the requests, newest first
/// @param next the parameter `?before=` with this value selects the requests that follow; null at
///   the end
public record RequestPage(List<RequestList.Request> requests, @Nullable String next) {}
