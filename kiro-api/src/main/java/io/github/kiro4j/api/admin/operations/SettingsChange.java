package io.github.kiro4j.api.admin.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `PATCH /config`: settings to change; absent members stay.
///
/// @param loadBalancingMode `priority` or `balanced`
/// @param requestsPerMinute the limit of a credential that has none of its own; 0 for no limit
/// @param maxConcurrency the limit of a credential that has none of its own; 0 for no limit
/// @param reset keys whose configured value returns
public record SettingsChange(
    @Nullable String loadBalancingMode,
    @Nullable Integer requestsPerMinute,
    @Nullable Integer maxConcurrency,
    @Nullable List<String> reset) {}
