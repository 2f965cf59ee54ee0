package io.github.kiro4j.server;

import io.dropwizard.core.setup.Environment;
import io.github.kiro4j.protocol.mapping.MappingOptions;
import io.github.kiro4j.protocol.mapping.RequestTranslator;
import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import io.github.kiro4j.protocol.models.ModelCatalogue;
import io.github.kiro4j.protocol.models.ModelPreferences;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.server.config.ConfigurationSources;
import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.KiroIdentity;
import io.github.kiro4j.server.credentials.LiveCredential;
import io.github.kiro4j.server.credentials.TokenRefresher;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.FileCredentialStore;
import io.github.kiro4j.server.http.ApiExceptionMapper;
import io.github.kiro4j.server.http.ApiKeyFilter;
import io.github.kiro4j.server.http.RequestIdFilter;
import io.github.kiro4j.server.http.UncaughtExceptionMapper;
import io.github.kiro4j.server.http.WebExceptionMapper;
import io.github.kiro4j.server.messages.AnswerOptions;
import io.github.kiro4j.server.messages.Conversations;
import io.github.kiro4j.server.messages.MessagesResource;
import io.github.kiro4j.server.ops.AdminPage;
import io.github.kiro4j.server.ops.HealthResource;
import io.github.kiro4j.server.upstream.HttpClients;
import io.github.kiro4j.server.upstream.KiroUpstream;
import io.github.kiro4j.server.upstream.StreamingRequests;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.glassfish.jersey.server.ServerProperties;

/// Builds the gateway's parts from the configuration and hands them to Dropwizard.
final class Gateway {

  private final KiroConfiguration configuration;
  private final ConfigurationSources sources;

  Gateway(KiroConfiguration configuration, ConfigurationSources sources) {
    this.configuration = configuration;
    this.sources = sources;
  }

  void register(Environment environment) throws StartupException, IOException {
    requireApiKey();
    HttpClients http = new HttpClients(configuration.upstream);
    environment.lifecycle().manage(http);
    ScheduledExecutorService timer =
        environment
            .lifecycle()
            .scheduledExecutorService("timer-%d")
            .threads(1)
            .removeOnCancelPolicy(true)
            .build();
    KiroUpstream upstream = upstream(http, timer);
    registerHttp(environment);
    environment
        .jersey()
        .register(
            new MessagesResource(
                new Conversations(translator(), upstream, answerOptions(), timer),
                configuration.limits.maxRequestBytes().toBytes()));
    environment.jersey().register(new HealthResource(Optional::empty));
    AdminPage.register(environment);
  }

  private static RequestTranslator translator() {
    return new RequestTranslator(
        new ModelResolver(ModelCatalogue.shipped(), ModelPreferences.defaults()),
        MappingOptions.withoutDecoders());
  }

  private AnswerOptions answerOptions() {
    return new AnswerOptions(
        configuration.upstream.holdFirstEvent().toJavaDuration(),
        new AnswerContext.Options(
            configuration.extractThinking,
            configuration.upstream.cumulativeText(),
            configuration.upstream.requireEndEvidence()));
  }

  /// Jersey holds back the first 8 KiB of a stream unless its buffer is off.
  private void registerHttp(Environment environment) {
    environment.jersey().property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);
    environment.jersey().register(RequestIdFilter.class);
    environment.jersey().register(new ApiKeyFilter(configuration.apiKey));
    environment.jersey().register(ApiExceptionMapper.class);
    environment.jersey().register(WebExceptionMapper.class);
    environment.jersey().register(UncaughtExceptionMapper.class);
  }

  private KiroUpstream upstream(HttpClients http, ScheduledExecutorService timer)
      throws StartupException, IOException {
    KiroIdentity identity =
        new KiroIdentity(
            configuration.kiroVersion,
            configuration.systemVersion,
            configuration.nodeVersion,
            configuration.machineId);
    return new KiroUpstream(
        http.client(),
        configuration.upstream,
        credential(http, identity),
        new StreamingRequests(
            configuration.upstream.apiUrl(),
            configuration.apiRegion,
            configuration.region,
            identity),
        timer);
  }

  private LiveCredential credential(HttpClients http, KiroIdentity identity)
      throws StartupException, IOException {
    Path file = sources.resolve(configuration.credentialsFile);
    CredentialStore store = new FileCredentialStore(file);
    Credential credential =
        store.load().stream()
            .filter(candidate -> !candidate.disabled())
            .findFirst()
            .orElseThrow(() -> new StartupException("no credential is enabled in " + file));
    TokenRefresher refresher =
        new TokenRefresher(
            http.client(),
            configuration.upstream,
            identity,
            configuration.effectiveAuthRegion(),
            Clock.systemUTC());
    return new LiveCredential(credential, store, refresher, Clock.systemUTC());
  }

  private void requireApiKey() throws StartupException {
    Secret key = configuration.apiKey;
    if (key.blank()) {
      throw new StartupException(
          "no apiKey is set. Put one into the configuration or into KIRO4J_API_KEY, for example "
              + suggestedKey());
    }
  }

  private static String suggestedKey() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return "sk-kiro4j-" + HexFormat.of().formatHex(random);
  }
}
