package io.github.kiro4j.server.bootstrap;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.github.kiro4j.server.activity.ActivityFile;
import io.github.kiro4j.server.activity.RequestStatistics;
import io.github.kiro4j.server.config.ConfigurationSources;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.StartupException;
import io.github.kiro4j.server.config.UpstreamConfiguration;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.PoolMaintenance;
import io.github.kiro4j.server.credentials.pool.PoolParts;
import io.github.kiro4j.server.credentials.refresh.HttpTokenService;
import io.github.kiro4j.server.credentials.refresh.RefreshRequests;
import io.github.kiro4j.server.credentials.refresh.TokenService;
import io.github.kiro4j.server.models.ModelListing;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.HttpClients;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.outbound.TrustedCertificates;
import io.github.kiro4j.server.resilience.ResilienceMetrics;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.upstream.KiroUpstream;
import io.github.kiro4j.server.upstream.KiroUpstream.TimeLimits;
import io.github.kiro4j.server.upstream.call.DataPlaneRequests;
import io.github.kiro4j.server.upstream.call.McpClient;
import io.github.kiro4j.server.upstream.call.StreamingClient;
import io.github.kiro4j.server.upstream.call.UpstreamProbe;
import io.github.kiro4j.server.upstream.control.HttpAccountService;
import io.github.kiro4j.server.upstream.control.UpstreamModels;
import io.github.kiro4j.server.upstream.failover.RetryRules;
import io.github.kiro4j.server.websearch.SearchEngine;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds everything between a translated request and the upstream: credentials, connections,
/// rules.
final class UpstreamSetup {

  private static final Logger LOG = LoggerFactory.getLogger(UpstreamSetup.class);

  private final KiroConfiguration configuration;
  private final UpstreamConfiguration upstream;
  private final ConfigurationSources sources;
  private final Environment environment;
  private final ScheduledExecutorService timer;
  private final Clock clock = Clock.systemUTC();
  private final RandomGenerator random = new SecureRandom();
  private final KiroHeaders identity;
  private final Regions regions;
  private final HttpClients http;
  private final ApiClient api;
  private final Storage storage;
  private final CredentialPool pool;
  private final RetryRules rules;

  UpstreamSetup(
      KiroConfiguration configuration,
      ConfigurationSources sources,
      Environment environment,
      ScheduledExecutorService timer)
      throws StartupException, IOException {
    this.configuration = configuration;
    this.upstream = configuration.upstream;
    this.sources = sources;
    this.environment = environment;
    this.timer = timer;
    this.identity =
        new KiroHeaders(
            configuration.kiroVersion,
            configuration.systemVersion,
            configuration.nodeVersion,
            new MachineId(configuration.machineId));
    this.regions =
        new Regions(configuration.region, configuration.authRegion, configuration.apiRegion);
    this.http = httpClients();
    environment.lifecycle().manage(http);
    this.api = new ApiClient(http, timer);
    environment.lifecycle().manage(api);
    this.storage =
        Storage.open(configuration, sources, identity.machineIds(), environment.metrics());
    this.pool = openPool();
    this.rules =
        new RetryRules(
            upstream.retry().within().toJavaDuration(),
            upstream.retry().floor(),
            clock,
            Thread::sleep,
            random);
    rules.retries().forEach(new ResilienceMetrics(environment.metrics())::register);
  }

  CredentialPool pool() {
    return pool;
  }

  Storage storage() {
    return storage;
  }

  ApiClient api() {
    return api;
  }

  KiroUpstream upstream() {
    return new KiroUpstream(
        new StreamingClient(http, requests()),
        pool,
        rules,
        new TimeLimits(
            upstream.firstEventTimeout().toJavaDuration(),
            upstream.requestTimeout().toJavaDuration()),
        timer);
  }

  SearchEngine searchEngine() {
    McpClient client = new McpClient(api, requests(), upstream.idleTimeout().toJavaDuration());
    return new SearchEngine(client, pool, rules, random);
  }

  ModelListing modelListing() {
    return new UpstreamModels(api, upstream.apiUrl(), regions, pool, identity);
  }

  UpstreamProbe probe() {
    return new UpstreamProbe(new StreamingClient(http, requests()), timer);
  }

  Clock clock() {
    return clock;
  }

  private DataPlaneRequests requests() {
    return new DataPlaneRequests(
        upstream.apiUrl(), upstream.builderIdProfileArn(), regions, identity);
  }

  private HttpClients httpClients() throws StartupException, IOException {
    return new HttpClients(
        upstream.connectTimeout().toJavaDuration(),
        upstream.idleTimeout().toJavaDuration(),
        tls(),
        usualProxy());
  }

  private SSLContext tls() throws IOException {
    String trustStore = upstream.trustStore();
    return trustStore == null
        ? TrustedCertificates.ofTheJdk()
        : TrustedCertificates.with(sources.resolve(trustStore), upstream.trustStorePassword());
  }

  private ProxySettings usualProxy() throws StartupException {
    Secret url = configuration.proxyUrl;
    if (url == null || url.blank()) {
      return new ProxySettings.Direct();
    }
    try {
      return ProxySettings.of(
          url.value(), configuration.proxyUsername, configuration.proxyPassword);
    } catch (IllegalArgumentException e) {
      throw new StartupException("proxyUrl " + e.getMessage());
    }
  }

  /// The file of what is only to be looked at, with what an earlier run wrote.
  ActivityFile activityFile(RequestStatistics statistics) throws IOException {
    ActivityFile file =
        new ActivityFile(
            storage.stateDir(),
            statistics,
            pool.histories(),
            timer,
            task -> Thread.ofVirtual().name("activity").start(task));
    file.load();
    return file;
  }

  private CredentialPool openPool() throws StartupException, IOException {
    ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    CredentialPool opened =
        CredentialPool.open(
            new PoolParts(
                storage.store(),
                storage.states(),
                storage.settings(),
                tokenService(),
                accountService(),
                environmentKey(),
                configuration.loadBalancingMode,
                clock,
                random,
                background));
    if (!configuration.hasAdminApi()
        && opened.members().stream()
            .allMatch(credential -> credential.credential().settings().disabled())) {
      storage.store().close();
      throw new StartupException(
          "no credential is enabled in "
              + storage.place()
              + ". Enable or add one, or set adminApiKey and do so while the gateway runs");
    }
    Duration syncInterval = Duration.ofSeconds(configuration.credentialSyncIntervalSecs);
    environment
        .lifecycle()
        .manage(new PoolMaintenance(opened, storage.store(), syncInterval, timer, background));
    // Stopped first: what is being refreshed gets into the store before that is closed.
    environment.lifecycle().manage(new AutoCloseableManager(background));
    return opened;
  }

  TokenService tokenService() {
    RefreshRequests requests =
        new RefreshRequests(
            new RefreshRequests.AuthEndpoints(
                upstream.socialAuthUrl(), upstream.idcAuthUrl(), upstream.externalIdpHosts()),
            regions,
            identity,
            shortTimeout());
    return new HttpTokenService(api, requests, clock);
  }

  AccountService accountService() {
    return new HttpAccountService(api, upstream.managementUrl(), regions, identity, shortTimeout());
  }

  /// The whole time of a call, connecting included: an answer with new tokens that comes within
  /// `refreshTimeout` of a slow connection must not be lost.
  private Duration shortTimeout() {
    return upstream
        .connectTimeout()
        .toJavaDuration()
        .plus(upstream.refreshTimeout().toJavaDuration());
  }

  private static @Nullable Secret environmentKey() {
    String key = System.getenv("KIRO_API_KEY");
    if (key != null && key.isBlank()) {
      LOG.warn("KIRO_API_KEY is set, but empty");
    }
    return key == null || key.isBlank() ? null : new Secret(key.strip());
  }
}
