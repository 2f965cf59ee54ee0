package io.github.kiro4j.server.admin.overview;

import io.github.kiro4j.api.admin.credentials.CredentialHealth;
import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.overview.Overview;
import io.github.kiro4j.api.admin.overview.Overview.Load;
import io.github.kiro4j.api.admin.overview.Overview.OpenRequests;
import io.github.kiro4j.api.admin.overview.Overview.PoolSummary;
import io.github.kiro4j.api.admin.overview.Overview.StateCount;
import io.github.kiro4j.api.admin.overview.Quota;
import io.github.kiro4j.server.activity.LiveRequest;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.health.GatewayProcess;
import io.github.kiro4j.server.overload.RequestAdmission;
import io.github.kiro4j.server.overload.Resource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Composes the overview of what the gateway has in memory and in its records.
public final class OverviewComposer {

  private final OverviewSources sources;
  private final VerdictRules verdicts;

  public OverviewComposer(OverviewSources sources) {
    this.sources = sources;
    this.verdicts = new VerdictRules(sources.readiness(), sources.admission());
  }

  /// The overview of this moment.
  public Overview now() {
    GatewayProcess process = sources.process();
    Instant now = process.now();
    CredentialList list = sources.credentials().list();
    List<CredentialStatus> credentials = list.credentials();
    Quota quota = Quotas.of(credentials, sources.pace().perDay(), now);
    return new Overview(
        AdminTimes.text(now),
        GatewayProcess.version(),
        AdminTimes.text(process.started()),
        process.uptime().toSeconds(),
        verdicts.of(credentials),
        summary(list),
        sources.traffic().hour(),
        sources.traffic().minutes(),
        open(),
        load(),
        quota,
        Forecast.of(credentials, quota, sources.keys().all(), now));
  }

  private static PoolSummary summary(CredentialList list) {
    return new PoolSummary(
        list.total(),
        list.available(),
        (int) list.credentials().stream().filter(OverviewComposer::needsOperator).count(),
        list.credentials().stream().mapToLong(CredentialStatus::inFlight).sum(),
        states(list.credentials()));
  }

  private static boolean needsOperator(CredentialStatus credential) {
    return credential.disabled() && !"operator".equals(credential.health().cause());
  }

  private static List<StateCount> states(List<CredentialStatus> credentials) {
    Map<StateCount, Integer> counts = new LinkedHashMap<>();
    credentials.stream()
        .map(CredentialStatus::health)
        .forEach(health -> counts.merge(state(health), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(each -> new StateCount(each.getKey().state(), each.getKey().cause(), each.getValue()))
        .toList();
  }

  private static StateCount state(CredentialHealth health) {
    return new StateCount(health.state(), health.cause(), 0);
  }

  private OpenRequests open() {
    List<LiveRequest> live = sources.live().all();
    Optional<LiveRequest> oldest = live.stream().findFirst();
    RequestAdmission admission = sources.admission();
    return new OpenRequests(
        live.size(),
        admission.streams(),
        admission.maxStreams(),
        oldest.map(request -> request.age().toMillis()).orElse(null),
        oldest.map(LiveRequest::id).orElse(null));
  }

  private Load load() {
    List<String> exhausted = sources.admission().exhausted().stream().map(Resource::label).toList();
    return new Load(exhausted, !exhausted.isEmpty());
  }
}
