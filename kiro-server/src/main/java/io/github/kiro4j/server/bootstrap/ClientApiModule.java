package io.github.kiro4j.server.bootstrap;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.github.kiro4j.protocol.mapping.MappingOptions;
import io.github.kiro4j.protocol.mapping.RequestTranslator;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import io.github.kiro4j.protocol.mapping.content.ImageFetcher;
import io.github.kiro4j.protocol.tokens.TokenEstimator;
import io.github.kiro4j.server.activity.Activity;
import io.github.kiro4j.server.activity.AttemptFailures;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.HealthHistoryFile;
import io.github.kiro4j.server.activity.RequestLog;
import io.github.kiro4j.server.config.ActivityConfiguration;
import io.github.kiro4j.server.config.ImagesConfiguration;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.LimitsConfiguration;
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
import io.github.kiro4j.server.metrics.RequestMetrics;
import io.github.kiro4j.server.models.ModelsResource;
import io.github.kiro4j.server.openai.ChatResource;
import io.github.kiro4j.server.openai.MemoryResponseStore;
import io.github.kiro4j.server.openai.ResponseStore;
import io.github.kiro4j.server.openai.ResponsesResource;
import io.github.kiro4j.server.openai.SharedResponseStore;
import io.github.kiro4j.server.tokens.CountTokensAuth;
import io.github.kiro4j.server.tokens.CountTokensResource;
import io.github.kiro4j.server.tokens.RemoteTokenCounter;
import io.github.kiro4j.server.tokens.TokenCounter;
import io.github.kiro4j.server.usage.EarlierActivityFile;
import io.github.kiro4j.server.usage.RecentTraffic;
import io.github.kiro4j.server.usage.UsageRecords;
import io.github.kiro4j.server.usage.UsageRetention;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
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
  /// @throws IOException if the file of histories cannot be read
  public ClientApiModule(
      KiroConfiguration configuration,
      CheckedSettings settings,
      StorageModule storage,
      UpstreamModule upstream,
      KeysModule keys,
      Environment environment)
      throws IOException {
    this.usage = usage(configuration, storage, upstream, environment);
    this.traffic = new RecentTraffic(upstream.clock);
    this.activity =
        activity(
            configuration,
            upstream,
            TracingModule.traces(configuration, storage, upstream, environment)
                .andThen(observer(upstream.accounts)));
    restore(storage, upstream, usage, environment);
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
            new IgnoredParameters(upstream.metrics.registry),
            answerOptions(configuration),
            upstream.timer);
    this.exchanges = new Exchanges(bodies, activity);
    JerseyEnvironment jersey = environment.jersey();
    registerHttp(jersey);
    jersey.register(new MessagesResource(messages, exchanges));
    jersey.register(new ChatResource(messages, exchanges, upstream.clock));
    jersey.register(
        new ResponsesResource(
            messages, exchanges, responses(configuration, storage, upstream), upstream.clock));
    jersey.register(
        new CountTokensResource(
            bodies, translator, tokenCounter(configuration, settings, upstream)));
    jersey.register(new ModelsResource(upstream.catalogue));
    environment.healthChecks().register("readiness", readiness);
    watchConnections(upstream.timer, environment);
  }

  private static ResponseStore responses(
      KiroConfiguration configuration, StorageModule storage, UpstreamModule upstream) {
    return configuration.isShareResponses()
        ? new SharedResponseStore(storage.records(), upstream.clock)
        : new MemoryResponseStore(upstream.clock);
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
            upstream.metrics.registry,
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
      UpstreamModule upstream,
      Consumer<FinishedRequest> observer) {
    RequestMetrics metrics = new RequestMetrics(upstream.metrics.registry);
    Activity activity =
        new Activity(
            configuration.getActivity().getRecentRequests(),
            metrics.andThen(new RequestLog()).andThen(observer),
            upstream.clock);
    metrics.watch(activity.live(), upstream.metrics.registry);
    return activity;
  }

  /// An earlier version's file is deleted after the database and the new file have its content.
  private static void restore(
      StorageModule storage, UpstreamModule upstream, UsageRecords usage, Environment environment)
      throws IOException {
    HealthHistoryFile file =
        new HealthHistoryFile(
            storage.stateDir(),
            upstream.pool.histories(),
            upstream.accounts.balances(),
            upstream.timer,
            task -> Thread.ofVirtual().name("history").start(task));
    Optional<EarlierActivityFile> earlier = EarlierActivityFile.in(storage.stateDir());
    file.load(earlier.flatMap(EarlierActivityFile::histories));
    earlier.ifPresent(activity -> activity.takeOver(usage.recorder()));
    environment.lifecycle().manage(file);
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
        configuration.isExposeUsageHeaders(),
        new AnswerContext.Options(
            configuration.isExtractThinking(),
            configuration.getUpstream().isCumulativeText(),
            configuration.getUpstream().endEvidence()));
  }

  private static TokenCounter tokenCounter(
      KiroConfiguration configuration, CheckedSettings settings, UpstreamModule upstream) {
    return settings
        .countTokens()
        .<TokenCounter>map(service -> remoteCounter(configuration, service, upstream))
        .orElse(TokenEstimator::estimate);
  }

  private static RemoteTokenCounter remoteCounter(
      KiroConfiguration configuration, URI service, UpstreamModule upstream) {
    RemoteTokenCounter counter =
        new RemoteTokenCounter(
            upstream.api,
            new RemoteTokenCounter.Settings(
                service,
                configuration.getCountTokensApiKey(),
                CountTokensAuth.of(configuration.getCountTokensAuthType()),
                REMOTE_COUNT_TIMEOUT),
            TokenEstimator::estimate,
            upstream.clock);
    upstream.metrics.resilience.register(counter.breaker());
    return counter;
  }
}
