package io.github.kiro4j.server.admin.overview;

import io.github.kiro4j.server.activity.LiveRequests;
import io.github.kiro4j.server.admin.credentials.CredentialViews;
import io.github.kiro4j.server.clients.KeyRing;
import io.github.kiro4j.server.health.GatewayProcess;
import io.github.kiro4j.server.health.Readiness;
import io.github.kiro4j.server.overload.RequestAdmission;
import io.github.kiro4j.server.usage.RecentTraffic;

/// What the overview is composed of.
public record OverviewSources(
    CredentialViews credentials,
    KeyRing keys,
    LiveRequests live,
    RecentTraffic traffic,
    CreditPace pace,
    Readiness readiness,
    RequestAdmission admission,
    GatewayProcess process) {}
