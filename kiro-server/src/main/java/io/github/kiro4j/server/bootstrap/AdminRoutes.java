package io.github.kiro4j.server.bootstrap;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.server.activity.Activity;
import io.github.kiro4j.server.admin.AdminJson;
import io.github.kiro4j.server.admin.AdminProblemMapper;
import io.github.kiro4j.server.admin.access.AdminAccess;
import io.github.kiro4j.server.admin.access.AuditLog;
import io.github.kiro4j.server.admin.access.SessionResource;
import io.github.kiro4j.server.admin.access.Sessions;
import io.github.kiro4j.server.admin.access.TrustedProxies;
import io.github.kiro4j.server.admin.access.WrongKeys;
import io.github.kiro4j.server.admin.credentials.Balances;
import io.github.kiro4j.server.admin.credentials.CredentialActionsResource;
import io.github.kiro4j.server.admin.credentials.CredentialChanges;
import io.github.kiro4j.server.admin.credentials.CredentialTests;
import io.github.kiro4j.server.admin.credentials.CredentialViews;
import io.github.kiro4j.server.admin.credentials.CredentialsResource;
import io.github.kiro4j.server.admin.credentials.HistoryResource;
import io.github.kiro4j.server.admin.credentials.ImportResource;
import io.github.kiro4j.server.admin.credentials.NewCredentials;
import io.github.kiro4j.server.admin.operations.ConfigurationResource;
import io.github.kiro4j.server.admin.operations.LoadBalancingResource;
import io.github.kiro4j.server.admin.operations.ModelsOverviewResource;
import io.github.kiro4j.server.admin.operations.RequestsResource;
import io.github.kiro4j.server.admin.operations.StatisticsResource;
import io.github.kiro4j.server.admin.operations.StatusResource;
import io.github.kiro4j.server.config.EffectiveSettings;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.refresh.TokenService;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.health.Readiness;
import io.github.kiro4j.server.resilience.ResilienceMetrics;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.upstream.call.UpstreamProbe;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Puts the admin API together.
public final class AdminRoutes {

  /// What the routes work with.
  ///
  /// @param storageType `file` or `postgres`
  /// @param settings the configuration as it was at the start
  public record Parts(
      CredentialPool pool,
      CredentialStore store,
      String storageType,
      TokenService tokens,
      AccountService accounts,
      UpstreamProbe probe,
      Supplier<ModelResolver> models,
      Readiness readiness,
      Activity activity,
      @Nullable String configurationFile,
      List<EffectiveSettings.Setting> settings,
      InstantSource clock) {}

  private final Parts parts;
  private final NewCredentials additions;
  private final Balances balances;

  public AdminRoutes(Parts parts) {
    this.parts = parts;
    this.balances = new Balances(parts.accounts(), parts.pool(), parts.store(), parts.clock());
    this.additions = new NewCredentials(parts.store(), parts.pool(), parts.tokens(), balances);
  }

  /// Serves the routes to whoever has the key.
  public void register(Environment environment, Secret adminKey, TrustedProxies proxies) {
    JerseyEnvironment jersey = environment.jersey();
    Sessions sessions = new Sessions(adminKey, parts.clock());
    WrongKeys wrongKeys = new WrongKeys(parts.clock());
    new ResilienceMetrics(environment.metrics()).register(wrongKeys.limiter());
    jersey.register(new AdminAccess(adminKey, sessions, wrongKeys, proxies));
    jersey.register(new AuditLog());
    jersey.register(new AdminJson());
    jersey.register(new AdminProblemMapper());
    jersey.register(new SessionResource(sessions, proxies));
    registerCredentials(jersey);
    registerActivity(jersey, parts.activity());
    jersey.register(
        new ConfigurationResource(parts.configurationFile(), parts.settings(), parts.pool()));
    jersey.register(new LoadBalancingResource(parts.pool()));
    jersey.register(new ModelsOverviewResource(parts.models(), parts.pool()));
    jersey.register(
        new StatusResource(
            parts.pool(), parts.store(), parts.storageType(), parts.readiness(), parts.clock()));
  }

  private static void registerActivity(JerseyEnvironment jersey, Activity activity) {
    jersey.register(new RequestsResource(activity.live(), activity.recent()));
    jersey.register(new StatisticsResource(activity.statistics()));
  }

  private void registerCredentials(JerseyEnvironment jersey) {
    CredentialChanges changes = new CredentialChanges(parts.pool(), parts.store(), balances);
    CredentialViews views = new CredentialViews(parts.pool(), parts.store(), parts.clock());
    CredentialTests tests = new CredentialTests(parts.probe(), parts.models(), parts.clock());
    jersey.register(new CredentialsResource(views, changes, additions));
    jersey.register(new ImportResource(parts.store(), additions));
    jersey.register(new HistoryResource(parts.pool()));
    jersey.register(new CredentialActionsResource(changes, balances, tests, parts.clock()));
  }
}
