package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.Region;
import io.github.kiro4j.server.credentials.store.CredentialStorage;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.http.KiroServerFactory;
import io.github.kiro4j.server.secret.Secret;
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

  public @JsonProperty @Nullable Secret apiKey;

  /// Turns the admin API on, unless it is blank.
  public @JsonProperty @Nullable Secret adminApiKey;

  /// Addresses and ranges of proxies whose `X-Forwarded-For` is believed.
  public @JsonProperty List<String> trustedProxies = List.of();

  @JsonProperty
  @Pattern(regexp = Region.REGEX)
  public String region = "us-east-1";

  @JsonProperty
  @Pattern(regexp = Region.REGEX)
  public @Nullable String authRegion;

  @JsonProperty
  @Pattern(regexp = Region.REGEX)
  public @Nullable String apiRegion;

  public @JsonProperty String kiroVersion = "0.11.107";
  public @JsonProperty String nodeVersion = "22.22.0";
  public @JsonProperty String systemVersion = SystemVersion.ofThisMachine();

  @JsonProperty
  @Pattern(regexp = "[0-9a-fA-F-]{32,64}")
  public @Nullable String machineId;

  public @JsonProperty CredentialStorage credentialStorageType = CredentialStorage.FILE;
  public @JsonProperty @Valid PostgresConfiguration postgres = PostgresConfiguration.DEFAULT;
  public @JsonProperty String credentialsFile = "credentials.json";
  public @JsonProperty @Nullable String stateDir;

  @JsonProperty
  @Min(0)
  public int credentialSyncIntervalSecs = 60;

  public @JsonProperty LoadBalancing loadBalancingMode = LoadBalancing.PRIORITY;

  /// A secret because it may hold a password.
  public @JsonProperty @Nullable Secret proxyUrl;

  public @JsonProperty @Nullable String proxyUsername;
  public @JsonProperty @Nullable Secret proxyPassword;
  public @JsonProperty boolean extractThinking = true;

  /// The service that counts tokens; blank for none.
  @JsonProperty
  @Pattern(regexp = "(https?://.+)?")
  public String countTokensApiUrl = "";

  public @JsonProperty @Nullable Secret countTokensApiKey;

  @JsonProperty
  @Pattern(regexp = CountTokensAuth.REGEX)
  public String countTokensAuthType = "x-api-key";

  public @JsonProperty @Valid ModelsConfiguration models = ModelsConfiguration.DEFAULT;
  public @JsonProperty @Valid UpstreamConfiguration upstream = UpstreamConfiguration.DEFAULT;
  public @JsonProperty @Valid LimitsConfiguration limits = LimitsConfiguration.DEFAULT;
  public @JsonProperty @Valid ActivityConfiguration activity = ActivityConfiguration.DEFAULT;

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

  public boolean hasAdminApi() {
    return adminApiKey != null && !adminApiKey.blank();
  }

  /// Carries the shorthands `host` and `port` over to the first application connector.
  public void applyShorthands() {
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
