package io.github.kiro4j.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.github.kiro4j.server.config.ActivityConfiguration;
import io.github.kiro4j.server.config.ConfigurationSources;
import io.github.kiro4j.server.config.LimitsConfiguration;
import io.github.kiro4j.server.config.LogLevel;
import io.github.kiro4j.server.config.Region;
import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.config.UpstreamConfiguration;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.pool.LoadBalancing;
import io.github.kiro4j.server.credentials.store.CredentialStorage;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.PostgresConfiguration;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.http.KiroServerFactory;
import io.github.kiro4j.server.models.LiveCatalogue;
import io.github.kiro4j.server.models.ModelsConfiguration;
import io.github.kiro4j.server.tokens.CountTokensAuth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `config.yml`: Dropwizard's own keys and, beside them, those of kiro-rs's `config.json` under the
/// same names.
public final class KiroConfiguration extends Configuration {

  @JsonProperty @Nullable String host;

  @JsonProperty
  @Min(0)
  @Max(65535)
  @Nullable Integer port;

  @JsonProperty @Nullable Secret apiKey;

  /// Turns the admin API on, unless it is blank.
  @JsonProperty @Nullable Secret adminApiKey;

  /// Addresses and ranges of proxies whose `X-Forwarded-For` is believed.
  @JsonProperty List<String> trustedProxies = List.of();

  @JsonProperty
  @Pattern(regexp = Region.REGEX)
  String region = "us-east-1";

  @JsonProperty
  @Pattern(regexp = Region.REGEX)
  @Nullable String authRegion;

  @JsonProperty
  @Pattern(regexp = Region.REGEX)
  @Nullable String apiRegion;

  @JsonProperty String kiroVersion = "0.11.107";
  @JsonProperty String nodeVersion = "22.22.0";
  @JsonProperty String systemVersion = SystemVersion.ofThisMachine();

  @JsonProperty
  @Pattern(regexp = "[0-9a-fA-F-]{32,64}")
  @Nullable String machineId;

  @JsonProperty CredentialStorage credentialStorageType = CredentialStorage.FILE;
  @JsonProperty @Valid PostgresConfiguration postgres = PostgresConfiguration.DEFAULT;
  @JsonProperty String credentialsFile = "credentials.json";
  @JsonProperty @Nullable String stateDir;

  @JsonProperty
  @Min(0)
  int credentialSyncIntervalSecs = 60;

  @JsonProperty LoadBalancing loadBalancingMode = LoadBalancing.PRIORITY;

  /// A secret because it may hold a password.
  @JsonProperty @Nullable Secret proxyUrl;

  @JsonProperty @Nullable String proxyUsername;
  @JsonProperty @Nullable Secret proxyPassword;
  @JsonProperty boolean extractThinking = true;

  /// The service that counts tokens; blank for none.
  @JsonProperty
  @Pattern(regexp = "(https?://.+)?")
  String countTokensApiUrl = "";

  @JsonProperty @Nullable Secret countTokensApiKey;

  @JsonProperty
  @Pattern(regexp = CountTokensAuth.REGEX)
  String countTokensAuthType = "x-api-key";

  @JsonProperty @Valid ModelsConfiguration models = ModelsConfiguration.DEFAULT;
  @JsonProperty UpstreamConfiguration upstream = UpstreamConfiguration.DEFAULT;
  @JsonProperty @Valid LimitsConfiguration limits = LimitsConfiguration.DEFAULT;
  @JsonProperty @Valid ActivityConfiguration activity = ActivityConfiguration.DEFAULT;

  public KiroConfiguration() {
    super.setServerFactory(new KiroServerFactory());
    setLoggingFactory(logging());
  }

  private static DefaultLoggingFactory logging() {
    DefaultLoggingFactory logging = new DefaultLoggingFactory();
    logging.setLevel(LogLevel.from(System.getenv()).toString());
    return logging;
  }

  /// A `server:` block without a `type` keeps kiro4j's own defaults.
  @Override
  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      property = "type",
      defaultImpl = KiroServerFactory.class)
  public void setServerFactory(ServerFactory factory) {
    super.setServerFactory(factory);
  }

  /// The database that gateways share.
  ///
  /// @throws UnusableDatabaseException if its address is missing or impossible
  public Database database() throws UnusableDatabaseException {
    return postgres.database(System.getenv(PostgresConfiguration.VARIABLE));
  }

  /// The table with the credentials in that database.
  ///
  /// @throws UnusableDatabaseException if there can be no table of that name
  public TableName table() throws UnusableDatabaseException {
    return postgres.table();
  }

  /// Where the gateway keeps what it has to remember, if its credentials are in that file.
  public Path stateDir(ConfigurationSources sources, Path credentials) {
    boolean ours = credentials.toAbsolutePath().equals(sources.resolve(credentialsFile));
    return stateDir == null || !ours
        ? credentials.toAbsolutePath().resolveSibling("")
        : sources.resolve(stateDir);
  }

  /// How credentials introduce themselves that do not say so.
  public MachineId machineIds() {
    return new MachineId(machineId);
  }

  /// The models as the shipped catalogue and this configuration have them.
  LiveCatalogue catalogue() throws StartupException {
    try {
      return new LiveCatalogue(models);
    } catch (IllegalArgumentException e) {
      throw new StartupException("models." + e.getMessage());
    }
  }

  boolean hasAdminApi() {
    return adminApiKey != null && !adminApiKey.blank();
  }

  /// Carries the shorthands `host` and `port` over to the first application connector.
  void applyShorthands() {
    if (getServerFactory() instanceof KiroServerFactory server) {
      if (host != null) {
        server.firstConnector().setBindHost(host);
      }
      if (port != null) {
        server.firstConnector().setPort(port);
      }
    }
  }
}
