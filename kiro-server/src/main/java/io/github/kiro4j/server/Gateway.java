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
import io.github.kiro4j.server.ops.Readiness;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
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
    Secret apiKey = requireApiKey();
    ScheduledExecutorService timer =
        environment
            .lifecycle()
            .scheduledExecutorService("timer-%d")
            .threads(1)
            .removeOnCancelPolicy(true)
            .build();
    UpstreamSetup setup = new UpstreamSetup(configuration, sources, environment, timer);
    registerHttp(environment, apiKey);
    environment
        .jersey()
        .register(
            new MessagesResource(
                new Conversations(translator(), setup.upstream(), answerOptions(), timer),
                configuration.limits.maxRequestBytes().toBytes()));
    Readiness readiness = new Readiness(setup.pool());
    environment.jersey().register(new HealthResource(readiness));
    environment.healthChecks().register("readiness", readiness);
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
