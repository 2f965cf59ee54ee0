package io.github.kiro4j.server.bootstrap;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.github.kiro4j.server.activity.Activity;
import io.github.kiro4j.server.admin.AdminJson;
import io.github.kiro4j.server.admin.AdminProblemMapper;
import io.github.kiro4j.server.admin.access.AdminAccess;
import io.github.kiro4j.server.admin.access.AuditLog;
import io.github.kiro4j.server.admin.access.SessionResource;
import io.github.kiro4j.server.admin.access.Sessions;
import io.github.kiro4j.server.admin.credentials.Balances;
import io.github.kiro4j.server.admin.credentials.CredentialActionsResource;
import io.github.kiro4j.server.admin.credentials.CredentialChanges;
import io.github.kiro4j.server.admin.credentials.CredentialTests;
import io.github.kiro4j.server.admin.credentials.CredentialViews;
import io.github.kiro4j.server.admin.credentials.CredentialsResource;
import io.github.kiro4j.server.admin.credentials.HistoryResource;
import io.github.kiro4j.server.admin.credentials.ImportResource;
import io.github.kiro4j.server.admin.credentials.NewCredentials;
import io.github.kiro4j.server.admin.credentials.Observations;
import io.github.kiro4j.server.admin.credentials.ProfilesResource;
import io.github.kiro4j.server.admin.keys.KeySettings;
import io.github.kiro4j.server.admin.keys.KeyViews;
import io.github.kiro4j.server.admin.keys.KeysResource;
import io.github.kiro4j.server.admin.operations.ConfigurationResource;
import io.github.kiro4j.server.admin.operations.LoadBalancingResource;
import io.github.kiro4j.server.admin.operations.ModelsOverviewResource;
import io.github.kiro4j.server.admin.operations.RequestsResource;
import io.github.kiro4j.server.admin.operations.StatisticsResource;
import io.github.kiro4j.server.admin.operations.StatusResource;
import io.github.kiro4j.server.admin.operations.UsageResource;
import io.github.kiro4j.server.admin.overview.CreditPace;
import io.github.kiro4j.server.admin.overview.OverviewComposer;
import io.github.kiro4j.server.admin.overview.OverviewResource;
import io.github.kiro4j.server.admin.overview.OverviewSources;
import io.github.kiro4j.server.admin.signin.SignInEventsResource;
import io.github.kiro4j.server.admin.signin.SignInsResource;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.health.GatewayProcess;
import io.github.kiro4j.server.http.keys.TrustedProxies;
import io.github.kiro4j.server.http.keys.WrongKeys;
import io.github.kiro4j.server.resilience.ResilienceMetrics;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.signin.SignIns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Serves what operators reach: the admin API, if it has a key, and the operator's page.
public final class AdminModule {

  private final StorageModule storage;
  private final UpstreamModule upstream;
  private final ClientApiModule clients;
  private final KeysModule keys;
  private final Balances balances;
  private final NewCredentials additions;
  private final CredentialViews views;
  private final GatewayProcess process;

  public AdminModule(
      StorageModule storage, UpstreamModule upstream, ClientApiModule clients, KeysModule keys) {
    this.storage = storage;
    this.upstream = upstream;
    this.clients = clients;
    this.keys = keys;
    CredentialStore store = storage.store();
    this.balances = new Balances(upstream.accounts, upstream.pool, store, upstream.clock);
    this.additions = new NewCredentials(store, upstream.pool, upstream.tokens, balances);
    this.views =
        new CredentialViews(
            upstream.pool,
            store,
            new Observations(upstream.accounts.balances(), clients.failures),
            upstream.clock);
    this.process = GatewayProcess.begin(upstream.clock);
  }

  /// Registers the page, and the routes of the admin API.
  ///
  /// @param adminKey null for no admin API
  /// @throws IOException if the configuration file cannot be read again
  public void register(
      KiroConfiguration configuration,
      ConfigurationSources sources,
      @Nullable Secret adminKey,
      EntryModule entry,
      Environment environment)
      throws IOException {
    AdminPage.register(environment);
    if (adminKey != null) {
      JerseyEnvironment jersey = environment.jersey();
      WrongKeys wrongKeys = new WrongKeys("wrong-admin-keys", upstream.clock);
      new ResilienceMetrics(environment.metrics()).register(wrongKeys.limiter());
      registerAccess(jersey, adminKey, wrongKeys, entry.proxies());
      registerCredentials(jersey);
      registerSignIns(environment);
      registerKeys(jersey);
      registerOperations(jersey);
      registerConfiguration(jersey, configuration, sources);
      registerOverview(jersey, entry);
    }
  }

  private void registerAccess(
      JerseyEnvironment jersey, Secret adminKey, WrongKeys wrongKeys, TrustedProxies proxies) {
    Sessions sessions = new Sessions(adminKey, storage.settings(), upstream.clock);
    jersey.register(new AdminAccess(adminKey, sessions, wrongKeys, proxies));
    jersey.register(new AuditLog());
    jersey.register(new AdminJson());
    jersey.register(new AdminProblemMapper());
    jersey.register(new SessionResource(sessions, proxies));
  }

  private void registerCredentials(JerseyEnvironment jersey) {
    CredentialChanges changes = new CredentialChanges(upstream.pool, storage.store(), balances);
    CredentialTests tests = new CredentialTests(upstream.probe, upstream.catalogue, upstream.clock);
    jersey.register(new CredentialsResource(views, changes, additions));
    jersey.register(new ImportResource(storage.store(), additions));
    jersey.register(new HistoryResource(upstream.pool));
    jersey.register(new ProfilesResource(changes, balances));
    jersey.register(new CredentialActionsResource(changes, balances, tests, upstream.clock));
  }

  private void registerSignIns(Environment environment) {
    SignIns signIns =
        new SignIns(
            upstream.signInServices,
            storage.store(),
            upstream.pool,
            upstream.accounts,
            SignIns.LIFETIME);
    environment.lifecycle().manage(signIns);
    environment.jersey().register(new SignInsResource(signIns));
    environment.jersey().register(new SignInEventsResource(signIns));
  }

  private void registerKeys(JerseyEnvironment jersey) {
    jersey.register(
        new KeysResource(
            keys.administration,
            new KeyViews(keys.usage, upstream.clock),
            new KeySettings(id -> upstream.pool.find(id).isPresent())));
  }

  private void registerOperations(JerseyEnvironment jersey) {
    Activity activity = clients.activity;
    jersey.register(new RequestsResource(activity.live(), activity.recent()));
    jersey.register(new StatisticsResource(activity.statistics()));
    jersey.register(new UsageResource(clients.usage));
    jersey.register(new LoadBalancingResource(upstream.pool));
    jersey.register(new ModelsOverviewResource(upstream.catalogue, upstream.pool));
  }

  private void registerConfiguration(
      JerseyEnvironment jersey, KiroConfiguration configuration, ConfigurationSources sources)
      throws IOException {
    jersey.register(
        new ConfigurationResource(
            sources.file().map(Path::toString).orElse(null),
            sources.effective(configuration),
            upstream.pool));
    String storageType = configuration.getCredentialStorageType().name().toLowerCase(Locale.ROOT);
    jersey.register(
        new StatusResource(
            upstream.pool,
            storage.store(),
            storageType,
            clients.readiness,
            upstream.coolDowns,
            process));
  }

  private void registerOverview(JerseyEnvironment jersey, EntryModule entry) {
    OverviewComposer composer =
        new OverviewComposer(
            new OverviewSources(
                views,
                keys.ring,
                clients.activity.live(),
                clients.traffic,
                new CreditPace(clients.usage),
                clients.readiness,
                entry.admission(),
                process));
    jersey.register(new OverviewResource(composer));
  }
}
