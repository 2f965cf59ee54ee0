package io.github.kiro4j.server.bootstrap;

import io.dropwizard.core.setup.Environment;
import io.github.kiro4j.protocol.mapping.MappingOptions;
import io.github.kiro4j.protocol.mapping.RequestTranslator;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import io.github.kiro4j.protocol.tokens.TokenEstimator;
import io.github.kiro4j.server.activity.Activity;
import io.github.kiro4j.server.admin.access.TrustedProxies;
import io.github.kiro4j.server.config.ConfigurationSources;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.LimitsConfiguration;
import io.github.kiro4j.server.config.StartupException;
import io.github.kiro4j.server.health.HealthResource;
import io.github.kiro4j.server.health.Readiness;
import io.github.kiro4j.server.http.ApiExceptionMapper;
import io.github.kiro4j.server.http.ApiKeyFilter;
import io.github.kiro4j.server.http.RequestBodies;
import io.github.kiro4j.server.http.RequestIdFilter;
import io.github.kiro4j.server.http.UncaughtExceptionMapper;
import io.github.kiro4j.server.http.UnreadBodyFilter;
import io.github.kiro4j.server.http.WebExceptionMapper;
import io.github.kiro4j.server.media.DecodingThreads;
import io.github.kiro4j.server.media.image.ImageDownscaler;
import io.github.kiro4j.server.media.pdf.PdfLimits;
import io.github.kiro4j.server.media.pdf.PdfTextExtractor;
import io.github.kiro4j.server.messages.AnswerOptions;
import io.github.kiro4j.server.messages.IgnoredParameters;
import io.github.kiro4j.server.messages.MessagesResource;
import io.github.kiro4j.server.messages.MessagesService;
import io.github.kiro4j.server.models.CatalogueRefresh;
import io.github.kiro4j.server.models.LiveCatalogue;
import io.github.kiro4j.server.models.ModelsResource;
import io.github.kiro4j.server.outbound.HttpClients;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.tokens.CountTokensAuth;
import io.github.kiro4j.server.tokens.CountTokensResource;
import io.github.kiro4j.server.tokens.RemoteTokenCounter;
import io.github.kiro4j.server.tokens.TokenCounter;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import org.glassfish.jersey.server.ServerProperties;

/// Builds the gateway's parts from the configuration and hands them to Dropwizard.
public final class Gateway {

  /// Clients ask for many counts at once and wait for all of them.
  private static final Duration REMOTE_COUNT_TIMEOUT = Duration.ofSeconds(5);

  private final KiroConfiguration configuration;
  private final ConfigurationSources sources;

  public Gateway(KiroConfiguration configuration, ConfigurationSources sources) {
    this.configuration = configuration;
    this.sources = sources;
  }

  public void register(Environment environment) throws StartupException, IOException {
    Secret apiKey = requireApiKey();
    ScheduledExecutorService timer =
        environment
            .lifecycle()
            .scheduledExecutorService("timer-%d")
            .threads(1)
            .removeOnCancelPolicy(true)
            .build();
    UpstreamSetup setup = new UpstreamSetup(configuration, sources, environment, timer);
    Activity activity = activity(environment, setup);
    LiveCatalogue catalogue = catalogue(environment, setup);
    RequestTranslator translator = new RequestTranslator(catalogue, mappingOptions());
    long maxRequestBytes = configuration.limits.maxRequestBytes().toBytes();
    RequestBodies bodies = new RequestBodies(maxRequestBytes);
    registerHttp(environment, apiKey);
    environment.jersey().register(new UnreadBodyFilter(maxRequestBytes));
    environment
        .jersey()
        .register(
            new MessagesResource(
                new MessagesService(
                    translator,
                    setup.upstream(),
                    setup.searchEngine(),
                    new IgnoredParameters(environment.metrics()),
                    answerOptions(),
                    timer),
                bodies,
                activity));
    environment
        .jersey()
        .register(new CountTokensResource(bodies, translator, tokenCounter(setup.http())));
    environment.jersey().register(new ModelsResource(catalogue));
    Readiness readiness = new Readiness(setup.pool(), setup.storage().away());
    environment.jersey().register(new HealthResource(readiness));
    environment.healthChecks().register("readiness", readiness);
    registerAdminApi(environment, setup, catalogue, readiness, activity);
    AdminPage.register(environment);
  }

  private Activity activity(Environment environment, UpstreamSetup setup) throws IOException {
    Activity activity =
        new Activity(
            configuration.activity.recentRequests(),
            configuration.activity.statisticsDays(),
            environment.metrics(),
            Clock.systemUTC());
    environment.lifecycle().manage(setup.activityFile(activity.statistics()));
    return activity;
  }

  private void registerAdminApi(
      Environment environment,
      UpstreamSetup setup,
      LiveCatalogue catalogue,
      Readiness readiness,
      Activity activity)
      throws StartupException, IOException {
    Secret adminKey = configuration.adminApiKey;
    TrustedProxies proxies = trustedProxies();
    if (adminKey == null || adminKey.blank()) {
      return;
    }
    if (adminKey.equals(configuration.apiKey)) {
      throw new StartupException("adminApiKey has to be another one than apiKey");
    }
    new AdminRoutes(
            new AdminRoutes.Parts(
                setup.pool(),
                setup.pool().store(),
                storageType(),
                setup.tokenService(),
                setup.accountService(),
                setup.probe(),
                catalogue,
                readiness,
                activity,
                sources.file().map(Path::toString).orElse(null),
                sources.effective(configuration),
                setup.clock()))
        .register(environment.jersey(), adminKey, proxies);
  }

  private String storageType() {
    return configuration.credentialStorageType.name().toLowerCase(Locale.ROOT);
  }

  private TrustedProxies trustedProxies() throws StartupException {
    try {
      return TrustedProxies.of(configuration.trustedProxies);
    } catch (IllegalArgumentException e) {
      throw new StartupException("trustedProxies: " + e.getMessage());
    }
  }

  private LiveCatalogue catalogue(Environment environment, UpstreamSetup setup)
      throws StartupException {
    LiveCatalogue catalogue = LiveCatalogue.configured(configuration.models);
    if (configuration.models.refresh()) {
      environment.lifecycle().manage(new CatalogueRefresh(setup.modelListing(), catalogue));
    }
    return catalogue;
  }

  private TokenCounter tokenCounter(HttpClients http) throws StartupException {
    if (configuration.countTokensApiUrl.isBlank()) {
      return TokenEstimator::estimate;
    }
    try {
      return new RemoteTokenCounter(
          http.through(null),
          new RemoteTokenCounter.Settings(
              new URI(configuration.countTokensApiUrl),
              configuration.countTokensApiKey,
              CountTokensAuth.of(configuration.countTokensAuthType),
              REMOTE_COUNT_TIMEOUT),
          TokenEstimator::estimate,
          InstantSource.system());
    } catch (URISyntaxException e) {
      throw new StartupException("countTokensApiUrl is not an address: " + e.getReason());
    }
  }

  private MappingOptions mappingOptions() {
    LimitsConfiguration limits = configuration.limits;
    DecodingThreads threads =
        new DecodingThreads(
            Runtime.getRuntime().availableProcessors(), limits.maxDecodingTime().toJavaDuration());
    return new MappingOptions(
        new PdfTextExtractor(threads, PdfLimits.ofPages(limits.maxDocumentPages())),
        new ImageDownscaler(threads, limits.maxImagePixels()));
  }

  private AnswerOptions answerOptions() {
    return new AnswerOptions(
        configuration.upstream.holdFirstEvent().toJavaDuration(),
        configuration.limits.checkPromptLength(),
        new AnswerContext.Options(
            configuration.extractThinking,
            configuration.upstream.cumulativeText(),
            configuration.upstream.endEvidence()));
  }

  /// Jersey holds back the first 8 KiB of a stream unless its buffer is off.
  private static void registerHttp(Environment environment, Secret apiKey) {
    environment.jersey().property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);
    environment.jersey().register(RequestIdFilter.class);
    environment.jersey().register(new ApiKeyFilter(apiKey));
    environment.jersey().register(ApiExceptionMapper.class);
    environment.jersey().register(WebExceptionMapper.class);
    environment.jersey().register(UncaughtExceptionMapper.class);
  }

  private Secret requireApiKey() throws StartupException {
    Secret key = configuration.apiKey;
    if (key == null || key.blank()) {
      throw new StartupException(
          "no apiKey is set. Put one into the configuration or into KIRO4J_API_KEY, for example "
              + suggestedKey());
    }
    return key;
  }

  private static String suggestedKey() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return "sk-kiro4j-" + HexFormat.of().formatHex(random);
  }
}
