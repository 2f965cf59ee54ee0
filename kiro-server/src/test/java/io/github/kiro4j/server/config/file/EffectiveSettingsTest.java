package io.github.kiro4j.server.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.file.EffectiveSettings.Setting;
import io.github.kiro4j.server.config.file.EffectiveSettings.Setting.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.commons.text.StringSubstitutor;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "KEY", "sk-canary-not-a-real-key",
          "IDLE", "77s",
          "HOSTS", "[login.example.com, login.example.org]",
          "PROXY_PASSWORD", "canary-password");

  private static final String FILE =
      """
      # a comment
      apiKey: ${KEY:-}
      region: eu-central-1
      proxyUrl: socks5://user:${PROXY_PASSWORD}@proxy.example.com:1080
      proxyPassword: canary-other-password
      countTokensApiUrl: https://counter.example.com/count?key=canary-query#canary
      postgres: {databaseUrl: "jdbc:postgresql://db.example.com/kiro?user=u&password=canary-db"}
      upstream:
        idleTimeout: ${IDLE:-300s}
        firstEventTimeout: ${NOT_SET:-120s}
        externalIdpHosts: ${HOSTS}
        retry: {within: 5s}
      models:
        aliases: {fast: claude-haiku-4.5}
        catalogue:
          - {id: claude-sonnet-4.5, contextWindow: 1000000}
      server:
        applicationConnectors:
          - type: https
            keyStorePath: tls.p12
            keyStorePassword: canary-key-store
            port: ${NOT_SET:-8443}
      logging: {level: WARN}
      """;

  private final List<Setting> settings = settings(FILE, new Properties());

  @Test
  void anArnOfTheOperatorIsMasked() {
    Setting own =
        settings(
                "upstream: {socialProfileArn: 'arn:aws:codewhisperer:us-east-1:000000000000:profile/CANARY'}",
                new Properties())
            .stream()
            .filter(setting -> setting.key().equals("upstream.socialProfileArn"))
            .findFirst()
            .orElseThrow();

    assertThat(own)
        .isEqualTo(
            new Setting(
                "upstream.socialProfileArn", TextNode.valueOf("***"), Source.FILE, 1, null, true));
    assertThat(setting("upstream.socialProfileArn").secret()).isFalse();
  }

  @Test
  void onlyKeysOfTheConfigurationAreListed() {
    assertThat(settings)
        .extracting(Setting::key)
        .contains("upstream.qUrl")
        .noneMatch(key -> key.contains("endpointUrls") || key.contains("sharedProfileArns"));
  }

  @Test
  void aValueOfTheFileIsToldWithItsLine() {
    assertThat(setting("region"))
        .isEqualTo(
            new Setting("region", TextNode.valueOf("eu-central-1"), Source.FILE, 3, null, false));
    assertThat(setting("upstream.retry.within").line()).isEqualTo(12);
    assertThat(setting("logging.level").value().asText()).isEqualTo("WARN");
  }

  @Test
  void aValueOfTheEnvironmentIsToldWithItsVariable() {
    assertThat(setting("upstream.idleTimeout").source()).isEqualTo(Source.ENVIRONMENT);
    assertThat(setting("upstream.idleTimeout").variable()).isEqualTo("IDLE");
    assertThat(setting("upstream.idleTimeout").value().asText()).isEqualTo("77 seconds");
  }

  @Test
  void theDefaultOfAVariableThatIsNotSetStandsInTheFile() {
    assertThat(setting("upstream.firstEventTimeout").source()).isEqualTo(Source.FILE);
    assertThat(setting("upstream.firstEventTimeout").value().asText()).isEqualTo("120 seconds");
    assertThat(setting("server.applicationConnectors[0].port").source()).isEqualTo(Source.FILE);
  }

  @Test
  void aVariableMayHoldAWholeList() {
    Setting hosts = setting("upstream.externalIdpHosts");

    assertThat(hosts.source()).isEqualTo(Source.ENVIRONMENT);
    assertThat(hosts.value()).hasSize(2);
  }

  @Test
  void whatTheFileDoesNotHaveIsADefault() {
    assertThat(setting("upstream.connectTimeout").source()).isEqualTo(Source.DEFAULT);
    assertThat(setting("upstream.connectTimeout").value().asText()).isEqualTo("10 seconds");
    assertThat(setting("authRegion").value().isNull()).isTrue();
  }

  @Test
  void listsOfBlocksAreToldMemberByMember() {
    assertThat(setting("models.catalogue[0].contextWindow").value().asInt()).isEqualTo(1_000_000);
    assertThat(setting("models.aliases.fast").value().asText()).isEqualTo("claude-haiku-4.5");
  }

  @Test
  void aSystemPropertyGoesBeforeTheFile() {
    Properties overrides = new Properties();
    overrides.setProperty("dw.region", "us-west-2");

    assertThat(find(settings(FILE, overrides), "region").source())
        .isEqualTo(Source.SYSTEM_PROPERTY);
  }

  @Test
  void secretsAreMaskedWhereverTheyStand() {
    assertThat(settings.toString()).doesNotContain("canary");
    assertThat(setting("apiKey").secret()).isTrue();
    assertThat(setting("countTokensApiUrl").secret()).isTrue();
    assertThat(setting("upstream.apiUrl").secret()).isFalse();
    assertThat(setting("apiKey").variable()).isEqualTo("KEY");
    assertThat(setting("proxyUrl").value().asText())
        .isEqualTo("socks5://***@proxy.example.com:1080");
    assertThat(setting("countTokensApiUrl").value().asText())
        .isEqualTo("https://counter.example.com/count?key=***");
    assertThat(setting("postgres.databaseUrl").value().asText())
        .isEqualTo("jdbc:postgresql://db.example.com/kiro?user=***&password=***");
  }

  @Test
  void aConfigurationOfKiroRsIsToldByItsLinesToo() throws Exception {
    ConfigurationOrigins origins =
        ConfigurationOrigins.ofJson("{ // words\n \"region\": \"eu-central-1\"}");

    assertThat(origins.of(JsonPointer.compile("/region")))
        .hasValueSatisfying(place -> assertThat(place.line()).isEqualTo(2));
    assertThat(origins.of(JsonPointer.compile("/port"))).isEmpty();
  }

  private Setting setting(String key) {
    return find(settings, key);
  }

  private static Setting find(List<Setting> settings, String key) {
    return settings.stream().filter(setting -> setting.key().equals(key)).findFirst().orElseThrow();
  }

  private static List<Setting> settings(String file, Properties overrides) {
    try {
      String filled = new StringSubstitutor(ENVIRONMENT).replace(file);
      ConfigurationSourceProvider source =
          _ -> new ByteArrayInputStream(filled.getBytes(StandardCharsets.UTF_8));
      KiroConfiguration configuration =
          new YamlConfigurationFactory<>(
                  KiroConfiguration.class,
                  Validators.newValidator(),
                  Jackson.newObjectMapper(),
                  "t")
              .build(source, "config.yml");
      return EffectiveSettings.of(
          configuration,
          new YAMLMapper().readTree(filled),
          ConfigurationOrigins.ofYaml(file, ENVIRONMENT::get),
          overrides);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
