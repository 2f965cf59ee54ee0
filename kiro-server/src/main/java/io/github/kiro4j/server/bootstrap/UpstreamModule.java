package io.github.kiro4j.server.bootstrap;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.github.kiro4j.protocol.dialect.ClientVersions;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.StartupException;
import io.github.kiro4j.server.config.UpstreamConfiguration;
import io.github.kiro4j.server.cpu.BackgroundWork;
import io.github.kiro4j.server.cpu.CpuThreads;
import io.github.kiro4j.server.credentials.ClientCallers;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.account.BalanceRecorder;
import io.github.kiro4j.server.credentials.account.StatedBalances;
import io.github.kiro4j.server.credentials.pool.BalanceRefresh;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.DefaultLimits;
import io.github.kiro4j.server.credentials.pool.PoolContext;
import io.github.kiro4j.server.credentials.pool.PoolMaintenance;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.refresh.HttpTokenService;
import io.github.kiro4j.server.credentials.refresh.IdentityProviderHosts;
import io.github.kiro4j.server.credentials.refresh.RefreshRequests;
import io.github.kiro4j.server.credentials.refresh.RefreshRequests.AuthEndpoints;
import io.github.kiro4j.server.credentials.refresh.TokenService;
import io.github.kiro4j.server.metrics.CredentialMetrics;
import io.github.kiro4j.server.metrics.EndpointMetrics;
import io.github.kiro4j.server.metrics.RefreshMetrics;
import io.github.kiro4j.server.models.CatalogueRefresh;
import io.github.kiro4j.server.models.LiveCatalogue;
import io.github.kiro4j.server.models.PoolModelListing;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.HttpClients;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.signin.SignInServices;
import io.github.kiro4j.server.tracing.RefreshCalls;
import io.github.kiro4j.server.upstream.KiroUpstream;
import io.github.kiro4j.server.upstream.KiroUpstream.TimeLimits;
import io.github.kiro4j.server.upstream.UpstreamProbe;
import io.github.kiro4j.server.upstream.call.McpClient;
import io.github.kiro4j.server.upstream.call.SilenceWatch;
import io.github.kiro4j.server.upstream.call.StreamingClient;
import io.github.kiro4j.server.upstream.control.HttpAccountService;
import io.github.kiro4j.server.upstream.endpoint.DataPlaneEndpoints;
import io.github.kiro4j.server.upstream.endpoint.EndpointCoolDowns;
import io.github.kiro4j.server.upstream.endpoint.RouteLoop;
import io.github.kiro4j.server.upstream.failover.RetryRules;
import io.github.kiro4j.server.websearch.SearchEngine;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds everything between a translated request and the upstream: connections, credentials, retry
/// rules, the catalogue of models.
public final class UpstreamModule {

  private static final Logger LOG = LoggerFactory.getLogger(UpstreamModule.class);

  /// How long a connection to the upstream is kept without a request.
  private static final Duration UNUSED_CONNECTION = Duration.ofMinutes(1);

  final Clock clock = Clock.systemUTC();
  final ScheduledExecutorService timer;
  final CpuThreads threads = new CpuThreads();
  final SSLContext tls;
  final ApiClient api;
  final TokenService tokens;
  final RefreshCalls refreshes = new RefreshCalls(clock);
  final SignInServices signInServices;
  final BalanceRecorder accounts;
  final CredentialPool pool;
  final KiroUpstream upstream;
  final SearchEngine searchEngine;
  final UpstreamProbe probe;
  final LiveCatalogue catalogue;
  final MetricsModule metrics;
  final EndpointCoolDowns coolDowns = new EndpointCoolDowns(clock);

  private final RandomGenerator random = new SecureRandom();

  /// Builds and opens the parts, and has Dropwizard start and stop those that need it.
  ///
  /// @throws StartupException if the configuration contradicts itself or no credential can be used
  /// @throws IOException if certificates or credentials cannot be read
  public UpstreamModule(
      KiroConfiguration configuration,
      CheckedSettings checked,
      StorageModule storage,
      MetricsModule metrics,
      Environment environment)
      throws StartupException, IOException {
    this.metrics = metrics;
    UpstreamConfiguration settings = configuration.getUpstream();
    ClientCallers callers = configuration.clientCallers(storage.settings());
    warnOfRefusedVersion(callers.versions());
    KiroHeaders headers = new KiroHeaders(callers);
    Regions regions = configuration.regions();
    LifecycleEnvironment lifecycle = environment.lifecycle();
    this.timer = timer(lifecycle);
    this.tls = checked.tls();
    HttpClients http = http(settings, checked);
    lifecycle.manage(http);
    closeUnused(http);
    lifecycle.manage(threads);
    this.api = new ApiClient(http, timer);
    lifecycle.manage(api);
    this.tokens =
        new RefreshMetrics(metrics.registry)
            .counting(tokens(settings, configuration.getTracing().enabled(), regions, headers));
    this.signInServices = signInServices(settings, regions, headers);
    this.accounts =
        new BalanceRecorder(accounts(settings, regions, callers), new StatedBalances(clock));
    this.pool = pool(configuration, storage, lifecycle);
    new CredentialMetrics(pool::members, accounts.balances(), clock).register(metrics.registry);
    EndpointMetrics.register(coolDowns::current, clock, metrics.registry);
    RouteLoop routes = routes(configuration, regions, callers);
    Duration idleTimeout = settings.getIdleTimeout().toJavaDuration();
    StreamingClient streaming =
        new StreamingClient(http, new SilenceWatch(idleTimeout, timer), threads);
    McpClient mcp = new McpClient(api, idleTimeout);
    RetryRules rules = rules(settings);
    rules.retries().forEach(metrics.resilience::register);
    this.upstream = new KiroUpstream(streaming, routes, pool, rules, limits(settings), timer);
    this.searchEngine = new SearchEngine(mcp, routes, pool, rules, random);
    this.probe = new UpstreamProbe(streaming, routes, timer);
    this.catalogue = checked.catalogue();
    if (configuration.getModels().isRefresh()) {
      lifecycle.manage(new CatalogueRefresh(new PoolModelListing(pool, accounts), catalogue));
    }
  }

  private RouteLoop routes(
      KiroConfiguration configuration, Regions regions, ClientCallers callers) {
    UpstreamConfiguration settings = configuration.getUpstream();
    return new RouteLoop(
        new DataPlaneEndpoints(
            settings.getEndpoints(),
            configuration.getDefaultEndpoint(),
            settings.endpointUrls(),
            regions,
            callers),
        coolDowns);
  }

  /// The secrets of all credentials, as they are now.
  public Stream<Secret> secrets() {
    return pool.members().stream().flatMap(member -> member.credential().secrets());
  }

  /// kiro-rs's configurations name a version that the REST hosts refuse by now.
  private static void warnOfRefusedVersion(ClientVersions versions) {
    if (versions.refusedForItsAge()) {
      LOG.warn(
          "kiroVersion \"{}\" is refused for Builder ID and IAM Identity Center on the endpoints q"
              + " and codewhisperer; remove the key to use \"{}\"",
          versions.kiro(),
          ClientVersions.KIRO);
    }
  }

  private static ScheduledExecutorService timer(LifecycleEnvironment lifecycle) {
    return lifecycle
        .scheduledExecutorService("timer")
        .threads(1)
        .removeOnCancelPolicy(true)
        .build();
  }

  /// On a thread of its own, because closing thousands of connections takes a while.
  private void closeUnused(HttpClients http) {
    Future<?> _ =
        timer.scheduleWithFixedDelay(
            () -> Thread.ofVirtual().start(() -> http.closeIdle(UNUSED_CONNECTION)),
            UNUSED_CONNECTION.toSeconds(),
            UNUSED_CONNECTION.toSeconds(),
            TimeUnit.SECONDS);
  }

  private static HttpClients http(UpstreamConfiguration settings, CheckedSettings checked) {
    return new HttpClients(
        settings.getConnectTimeout().toJavaDuration(),
        settings.getIdleTimeout().toJavaDuration(),
        checked.tls(),
        checked.proxy());
  }

  private TokenService tokens(
      UpstreamConfiguration settings, boolean traced, Regions regions, KiroHeaders headers) {
    RefreshRequests requests =
        new RefreshRequests(
            new AuthEndpoints(
                settings.getSocialAuthUrl(),
                settings.getIdcAuthUrl(),
                settings.getExternalIdpHosts()),
            regions,
            headers,
            shortTimeout(settings));
    TokenService service = new HttpTokenService(api, requests, clock);
    return traced ? refreshes.recording(service) : service;
  }

  private SignInServices signInServices(
      UpstreamConfiguration settings, Regions regions, KiroHeaders headers) {
    return new SignInServices(
        api,
        new SignInServices.Addresses(
            settings.getSocialAuthUrl(),
            settings.getIdcAuthUrl(),
            settings.getPortalUrl(),
            settings.getBuilderIdStartUrl(),
            new IdentityProviderHosts(settings.getExternalIdpHosts())),
        headers,
        regions,
        shortTimeout(settings),
        clock,
        random);
  }

  private AccountService accounts(
      UpstreamConfiguration settings, Regions regions, ClientCallers callers) {
    return new HttpAccountService(
        api, settings.getManagementUrl(), regions, callers, shortTimeout(settings));
  }

  /// The time of a whole call. `refreshTimeout` does not include the time to connect: after a slow
  /// connection, an answer with rotated tokens must not be lost.
  private static Duration shortTimeout(UpstreamConfiguration settings) {
    return settings
        .getConnectTimeout()
        .toJavaDuration()
        .plus(settings.getRefreshTimeout().toJavaDuration());
  }

  private CredentialPool pool(
      KiroConfiguration configuration, StorageModule storage, LifecycleEnvironment lifecycle)
      throws StartupException, IOException {
    BackgroundWork background = new BackgroundWork();
    CredentialPool opened =
        CredentialPool.open(
            new PoolContext(
                storage.store(),
                tokens,
                accounts,
                new DefaultLimits(configuration.requestLimits()),
                clock,
                random,
                background),
            storage.states(),
            storage.settings(),
            configuration.getLoadBalancingMode(),
            EnvironmentKey.of(System.getenv(EnvironmentKey.VARIABLE)).orElse(null));
    requireCredential(configuration, storage, opened);
    Duration syncInterval = Duration.ofSeconds(configuration.getCredentialSyncIntervalSecs());
    PoolMaintenance maintenance =
        new PoolMaintenance(opened, storage.store(), syncInterval, timer, background);
    lifecycle.manage(maintenance);
    lifecycle.manage(new HangUpSignal(maintenance::reload));
    lifecycle.manage(
        new BalanceRefresh(
            opened,
            accounts,
            configuration.getActivity().getBalanceInterval().toJavaDuration(),
            clock,
            timer,
            background));
    // Dropwizard stops last what it started first: running refreshes reach the store before the
    // store closes.
    lifecycle.manage(background);
    return opened;
  }

  /// Without the admin API no credential could be enabled while the gateway runs.
  private static void requireCredential(
      KiroConfiguration configuration, StorageModule storage, CredentialPool pool)
      throws StartupException, IOException {
    try {
      StorageModule.requireCredential(
          configuration,
          storage.place(),
          pool.members().stream().map(PooledCredential::credential));
    } catch (StartupException e) {
      storage.store().close();
      throw e;
    }
  }

  private RetryRules rules(UpstreamConfiguration settings) {
    return new RetryRules(
        settings.getRetry().getWithin().toJavaDuration(),
        settings.getRetry().getFloor(),
        clock,
        Thread::sleep,
        random);
  }

  private static TimeLimits limits(UpstreamConfiguration settings) {
    return new TimeLimits(
        settings.getFirstEventTimeout().toJavaDuration(),
        settings.getRequestTimeout().toJavaDuration());
  }
}
