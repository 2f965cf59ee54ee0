package io.github.kiro4j.server.bootstrap;

import ch.qos.logback.classic.LoggerContext;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.github.kiro4j.server.admin.AdminJson;
import io.github.kiro4j.server.admin.AdminProblemMapper;
import io.github.kiro4j.server.admin.about.AboutResource;
import io.github.kiro4j.server.admin.access.AdminAccess;
import io.github.kiro4j.server.admin.access.AuditLog;
import io.github.kiro4j.server.admin.access.SessionResource;
import io.github.kiro4j.server.admin.access.Sessions;
import io.github.kiro4j.server.admin.credentials.Balances;
import io.github.kiro4j.server.admin.credentials.BulkResource;
import io.github.kiro4j.server.admin.credentials.CredentialActions;
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
import io.github.kiro4j.server.admin.logs.LogEventsResource;
import io.github.kiro4j.server.admin.logs.LogsResource;
import io.github.kiro4j.server.admin.operations.ChangeableSettings;
import io.github.kiro4j.server.admin.operations.ConfigurationResource;
import io.github.kiro4j.server.admin.operations.LoadBalancingResource;
import io.github.kiro4j.server.admin.operations.ModelsOverviewResource;
import io.github.kiro4j.server.admin.operations.PastRequestsResource;
import io.github.kiro4j.server.admin.operations.RequestLists;
import io.github.kiro4j.server.admin.operations.RequestsResource;
import io.github.kiro4j.server.admin.operations.StatisticsResource;
import io.github.kiro4j.server.admin.operations.StatusResource;
import io.github.kiro4j.server.admin.operations.UsageExportResource;
import io.github.kiro4j.server.admin.operations.UsageResource;
import io.github.kiro4j.server.admin.overview.CreditPace;
import io.github.kiro4j.server.admin.overview.OverviewComposer;
import io.github.kiro4j.server.admin.overview.OverviewResource;
import io.github.kiro4j.server.admin.overview.OverviewSources;
import io.github.kiro4j.server.admin.signin.SignInEventsResource;
import io.github.kiro4j.server.admin.signin.SignInScope;
import io.github.kiro4j.server.admin.signin.SignInsResource;
import io.github.kiro4j.server.admin.stream.EventStreams;
import io.github.kiro4j.server.admin.stream.EventsResource;
import io.github.kiro4j.server.admin.stream.PageSources;
import io.github.kiro4j.server.admin.test.TestMessagesResource;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.health.GatewayProcess;
import io.github.kiro4j.server.http.keys.WrongKeys;
import io.github.kiro4j.server.logging.LogLevelSwitch;
import io.github.kiro4j.server.logging.RecentLog;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.signin.SignIns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Serves what operators reach: the admin API, if it has a key, and the operator's page.
public final class AdminModule {

  private final StorageModule storage;
  private final UpstreamModule upstream;
  private final ClientApiModule clients;
  private final KeysModule keys;
  private final Balances balances;
  private final NewCredentials additions;
  private final CredentialViews views;
  private final RequestLists requests;
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
    this.requests = new RequestLists(clients.activity.live(), clients.activity.recent());
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
      RecentLog log,
      Environment environment)
      throws IOException {
    AdminPage.register(environment);
    if (adminKey != null) {
      JerseyEnvironment jersey = environment.jersey();
      WrongKeys wrongKeys = new WrongKeys("wrong-admin-keys", upstream.clock);
      upstream.metrics.resilience.register(wrongKeys.limiter());
      Sessions sessions = new Sessions(adminKey, storage.settings(), upstream.clock);
      registerAccess(jersey, new AdminAccess(adminKey, sessions, wrongKeys, entry.proxies()));
      jersey.register(new SessionResource(sessions, entry.proxies()));
      registerCredentials(jersey);
      registerSignIns(configuration, environment);
      registerKeys(jersey);
      registerOperations(jersey);
      registerConfiguration(jersey, configuration, sources);
      EventStreams streams = new EventStreams(sessions, clients.readiness, Thread::sleep);
      registerPage(jersey, streams, overview(entry));
      registerLogs(jersey, streams, log);
    }
  }

  private static void registerAccess(JerseyEnvironment jersey, AdminAccess access) {
    jersey.register(access);
    jersey.register(new AuditLog());
    jersey.register(new AdminJson());
    jersey.register(new AdminProblemMapper());
  }

  private void registerCredentials(JerseyEnvironment jersey) {
    CredentialChanges changes = new CredentialChanges(upstream.pool, storage.store(), balances);
    CredentialTests tests = new CredentialTests(upstream.probe, upstream.catalogue, upstream.clock);
    CredentialActions actions = new CredentialActions(changes);
    jersey.register(new CredentialsResource(views, actions, additions));
    jersey.register(new BulkResource(actions, views));
    jersey.register(new ImportResource(storage.store(), additions));
    jersey.register(new HistoryResource(upstream.pool));
    jersey.register(new ProfilesResource(changes, balances));
    jersey.register(new CredentialActionsResource(actions, balances, tests, upstream.clock));
  }

  private void registerSignIns(KiroConfiguration configuration, Environment environment) {
    SignIns signIns =
        new SignIns(
            upstream.signInServices,
            storage.store(),
            upstream.pool,
            upstream.accounts,
            SignIns.LIFETIME);
    environment.lifecycle().manage(signIns);
    SignInScope scope =
        switch (configuration.getCredentialStorageType()) {
          case FILE -> SignInScope.ONE_GATEWAY;
          case POSTGRES -> SignInScope.SHARED_STORE;
        };
    environment.jersey().register(new SignInsResource(signIns, scope));
    environment.jersey().register(new SignInEventsResource(signIns, scope));
  }

  private void registerKeys(JerseyEnvironment jersey) {
    jersey.register(
        new KeysResource(
            keys.administration,
            new KeyViews(keys.usage, upstream.clock),
            new KeySettings(id -> upstream.pool.find(id).isPresent())));
  }

  private void registerOperations(JerseyEnvironment jersey) {
    jersey.register(new RequestsResource(requests, clients.usage));
    jersey.register(new PastRequestsResource(clients.usage));
    jersey.register(new StatisticsResource(clients.usage));
    jersey.register(new UsageResource(clients.usage, keys.administration));
    jersey.register(new UsageExportResource(clients.usage));
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
            ConfigurationSources.defaults(new KiroConfiguration()),
            new ChangeableSettings(upstream.pool)));
    String storageType = configuration.getCredentialStorageType().name().toLowerCase(Locale.ROOT);
    jersey.register(new AboutResource(storageType));
    jersey.register(
        new StatusResource(
            upstream.pool,
            storage.store(),
            storageType,
            clients.readiness,
            upstream.coolDowns,
            process));
  }

  private OverviewComposer overview(EntryModule entry) {
    return new OverviewComposer(
        new OverviewSources(
            views,
            keys.ring,
            clients.activity.live(),
            clients.traffic,
            new CreditPace(clients.usage),
            clients.readiness,
            entry.admission(),
            process));
  }

  private void registerPage(
      JerseyEnvironment jersey, EventStreams streams, OverviewComposer overview) {
    jersey.register(new OverviewResource(overview));
    jersey.register(new TestMessagesResource(clients.messages, clients.exchanges, upstream.pool));
    jersey.register(
        new EventsResource(
            streams,
            new PageSources(
                overview,
                requests,
                views,
                keys.ring,
                () -> List.of(upstream.pool.mode(), upstream.pool.limits().changed()),
                process)));
  }

  private void registerLogs(JerseyEnvironment jersey, EventStreams streams, RecentLog log) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
      LogLevelSwitch levels = new LogLevelSwitch(loggers, upstream.timer, upstream.clock);
      jersey.register(new LogsResource(log, levels));
      jersey.register(new LogEventsResource(log, streams));
    }
  }
}
