package io.github.kiro4j.server.admin.stream;

import io.github.kiro4j.server.admin.credentials.CredentialViews;
import io.github.kiro4j.server.admin.operations.RequestLists;
import io.github.kiro4j.server.admin.overview.OverviewComposer;
import io.github.kiro4j.server.clients.KeyRing;
import io.github.kiro4j.server.health.GatewayProcess;
import java.util.function.Supplier;

/// What the page shows.
///
/// @param settings an object that is equal as long as no setting has changed
public record PageSources(
    OverviewComposer overview,
    RequestLists requests,
    CredentialViews credentials,
    KeyRing keys,
    Supplier<Object> settings,
    GatewayProcess process) {}
