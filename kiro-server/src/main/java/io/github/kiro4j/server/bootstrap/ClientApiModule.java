package io.github.kiro4j.server.bootstrap;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.github.kiro4j.protocol.mapping.MappingOptions;
import io.github.kiro4j.protocol.mapping.RequestTranslator;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import io.github.kiro4j.protocol.mapping.content.ImageFetcher;
import io.github.kiro4j.protocol.tokens.TokenEstimator;
import io.github.kiro4j.server.activity.Activity;
import io.github.kiro4j.server.activity.ActivityFile;
import io.github.kiro4j.server.activity.AttemptFailures;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.config.ActivityConfiguration;
import io.github.kiro4j.server.config.ImagesConfiguration;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.LimitsConfiguration;
import io.github.kiro4j.server.config.StartupException;
import io.github.kiro4j.server.connection.ConnectionFilter;
import io.github.kiro4j.server.connection.DepartureWatch;
import io.github.kiro4j.server.credentials.account.BalanceRecorder;
import io.github.kiro4j.server.credentials.account.StatedBalances;
import io.github.kiro4j.server.health.Readiness;
import io.github.kiro4j.server.http.ApiExceptionMapper;
import io.github.kiro4j.server.http.BodyReservationFilter;
import io.github.kiro4j.server.http.ContentCodingFilter;
import io.github.kiro4j.server.http.RequestBodies;
import io.github.kiro4j.server.http.RequestIdFilter;
import io.github.kiro4j.server.http.UncaughtExceptionMapper;
import io.github.kiro4j.server.http.WebExceptionMapper;
import io.github.kiro4j.server.http.keys.ApiKeyFilter;
import io.github.kiro4j.server.media.DecodingThreads;
import io.github.kiro4j.server.media.image.ImageDownscaler;
import io.github.kiro4j.server.media.pdf.PdfLimits;
import io.github.kiro4j.server.media.pdf.PdfTextExtractor;
import io.github.kiro4j.server.media.remote.RemoteImages;
import io.github.kiro4j.server.messages.AnswerOptions;
import io.github.kiro4j.server.messages.Exchanges;
import io.github.kiro4j.server.messages.IgnoredParameters;
import io.github.kiro4j.server.messages.MessagesResource;
import io.github.kiro4j.server.messages.MessagesService;
import io.github.kiro4j.server.models.ModelsResource;
import io.github.kiro4j.server.openai.ChatResource;
import io.github.kiro4j.server.openai.ResponseStore;
import io.github.kiro4j.server.openai.ResponsesResource;
import io.github.kiro4j.server.resilience.ResilienceMetrics;
import io.github.kiro4j.server.tokens.CountTokensAuth;
import io.github.kiro4j.server.tokens.CountTokensResource;
import io.github.kiro4j.server.tokens.RemoteTokenCounter;
import io.github.kiro4j.server.tokens.TokenCounter;
import io.github.kiro4j.server.usage.RecentTraffic;
import io.github.kiro4j.server.usage.UsageRecords;
import io.github.kiro4j.server.usage.UsageRetention;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.glassfish.jersey.server.ServerProperties;

/// Serves what clients reach: messages, token counts, models, liveness and readiness.
public final class ClientApiModule {

  /// Clients ask for many counts at once and wait for all of them.
  private static final Duration REMOTE_COUNT_TIMEOUT = Duration.ofSeconds(5);

  final UsageRecords usage;
  final RecentTraffic traffic;
  final AttemptFailures failures = new AttemptFailures();
  final Activity activity;
  final Readiness readiness;
  final MessagesService messages;
  final Exchanges exchanges;

  /// Builds the resources and registers them.
  ///
  /// @throws StartupException if the configuration contradicts itself
  /// @throws IOException if the file of statistics cannot be read
  public ClientApiModule(
      KiroConfiguration configuration,
      StorageModule storage,
      UpstreamModule upstream,
      KeysModule keys,
      Environment environment)
      throws StartupException, IOException {
    this.usage = usage(configuration, storage, upstream, environment);
    this.traffic = new RecentTraffic(upstream.clock);
    this.activity =
        activity(configuration, storage, upstream, observer(upstream.accounts), environment);
    this.readiness =
        new Readiness(
            upstream.pool,
            storage.away(),
            storage.store()::noPlaceForTokens,
            usage.recorder()::problem);
    long maxRequestBytes = configuration.getLimits().getMaxRequestBytes().toBytes();
    RequestBodies bodies = new RequestBodies(maxRequestBytes, upstream.threads);
    RequestTranslator translator =
        new RequestTranslator(
            upstream.catalogue,
            mappingOptions(configuration, imageFetcher(configuration, upstream, environment)));
    this.messages =
        new MessagesService(
            keys.access,
            translator,
            upstream.upstream,
            upstream.searchEngine,
            new IgnoredParameters(environment.metrics()),
            answerOptions(configuration),
            upstream.timer);
    this.exchanges = new Exchanges(bodies, activity);
    JerseyEnvironment jersey = environment.jersey();
    registerHttp(jersey);
    jersey.register(new MessagesResource(messages, exchanges));
    jersey.register(new ChatResource(messages, exchanges, upstream.clock));
    jersey.register(
        new ResponsesResource(
            messages, exchanges, new ResponseStore(upstream.clock), upstream.clock));
    jersey.register(
        new CountTokensResource(
            bodies, translator, tokenCounter(configuration, upstream, environment.metrics())));
    jersey.register(new ModelsResource(upstream.catalogue));
    environment.healthChecks().register("readiness", readiness);
    watchConnections(upstream.timer, environment);
  }

  private static void watchConnections(ScheduledExecutorService timer, Environment environment)
      throws IOException {
    DepartureWatch watch = new DepartureWatch(timer);
    environment.lifecycle().manage(watch);
    environment
        .servlets()
        .addFilter("connection", new ConnectionFilter(watch))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
  }

  private static UsageRecords usage(
      KiroConfiguration configuration,
      StorageModule storage,
      UpstreamModule upstream,
      Environment environment) {
    ActivityConfiguration settings = configuration.getActivity();
    UsageRecords usage =
        UsageRecords.in(
            storage.records(),
            storage.gateway(),
            new UsageRetention(settings.getUsageDays(), settings.getStatisticsDays()),
            environment.metrics(),
            upstream.clock);
    environment.lifecycle().manage(usage.recorder());
    return usage;
  }

  private Consumer<FinishedRequest> observer(BalanceRecorder accounts) {
    Consumer<FinishedRequest> record = usage.recorder()::record;
    return record
        .andThen(traffic::add)
        .andThen(failures::add)
        .andThen(request -> spend(request, accounts.balances()));
  }

  private static void spend(FinishedRequest request, StatedBalances balances) {
    request.credential().ifPresent(id -> balances.spent(id, request.credits()));
  }

  private static Activity activity(
      KiroConfiguration configuration,
      StorageModule storage,
      UpstreamModule upstream,
      Consumer<FinishedRequest> observer,
      Environment environment)
      throws IOException {
    Activity activity =
        new Activity(
            configuration.getActivity().getRecentRequests(),
            configuration.getActivity().getStatisticsDays(),
            observer,
            environment.metrics(),
            upstream.clock);
    ActivityFile file =
        new ActivityFile(
            storage.stateDir(),
            activity.statistics(),
            upstream.pool.histories(),
            upstream.accounts.balances(),
            upstream.timer,
            task -> Thread.ofVirtual().name("activity").start(task));
    file.load();
    environment.lifecycle().manage(file);
    return activity;
  }

  /// Jersey holds back the first 8 KiB of a stream unless its buffer is off.
  private static void registerHttp(JerseyEnvironment jersey) {
    jersey.property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);
    jersey.register(RequestIdFilter.class);
    jersey.register(ApiKeyFilter.class);
    jersey.register(BodyReservationFilter.class);
    jersey.register(ApiExceptionMapper.class);
    jersey.register(WebExceptionMapper.class);
    jersey.register(UncaughtExceptionMapper.class);
    jersey.register(ContentCodingFilter.class);
  }

  private static MappingOptions mappingOptions(
      KiroConfiguration configuration, ImageFetcher fetcher) {
    LimitsConfiguration limits = configuration.getLimits();
    DecodingThreads threads =
        new DecodingThreads(
            Runtime.getRuntime().availableProcessors(),
            limits.getMaxDecodingTime().toJavaDuration());
    return new MappingOptions(
        new PdfTextExtractor(
            threads, PdfLimits.of(limits.getMaxDocumentPages(), Runtime.getRuntime().maxMemory())),
        new ImageDownscaler(threads, limits.getMaxImagePixels()),
        fetcher);
  }

  private static ImageFetcher imageFetcher(
      KiroConfiguration configuration, UpstreamModule upstream, Environment environment) {
    ImagesConfiguration settings = configuration.getImages();
    if (!settings.isFetch()) {
      return ImageFetcher.refusing();
    }
    RemoteImages.Limits limits =
        new RemoteImages.Limits(
            settings.getMaxFetchedBytes().toBytes(), settings.getFetchTimeout().toJavaDuration());
    RemoteImages images = new RemoteImages(upstream.tls, limits, upstream.timer, upstream.clock);
    environment.lifecycle().manage(images);
    return images;
  }

  private static AnswerOptions answerOptions(KiroConfiguration configuration) {
    return new AnswerOptions(
        configuration.getUpstream().getHoldFirstEvent().toJavaDuration(),
        configuration.getLimits().isCheckPromptLength(),
        new AnswerContext.Options(
            configuration.isExtractThinking(),
            configuration.getUpstream().isCumulativeText(),
            configuration.getUpstream().endEvidence()));
  }

  private static TokenCounter tokenCounter(
      KiroConfiguration configuration, UpstreamModule upstream, MetricRegistry metrics)
      throws StartupException {
    if (configuration.getCountTokensApiUrl().isBlank()) {
      return TokenEstimator::estimate;
    }
    try {
      RemoteTokenCounter counter =
          new RemoteTokenCounter(
              upstream.api,
              new RemoteTokenCounter.Settings(
                  new URI(configuration.getCountTokensApiUrl()),
                  configuration.getCountTokensApiKey(),
                  CountTokensAuth.of(configuration.getCountTokensAuthType()),
                  REMOTE_COUNT_TIMEOUT),
              TokenEstimator::estimate,
              upstream.clock);
      new ResilienceMetrics(metrics).register(counter.breaker());
      return counter;
    } catch (URISyntaxException e) {
      throw new StartupException("countTokensApiUrl is not an address: " + e.getReason());
    }
  }
}
