package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.logging.common.LoggingFactory;
import io.github.kiro4j.protocol.dialect.ClientVersions;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.ClientCallers;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.Region;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.credentials.RequestLimits;
import io.github.kiro4j.server.credentials.state.RuntimeSettings;
import io.github.kiro4j.server.credentials.store.CredentialStorage;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.encryption.EncryptionException;
import io.github.kiro4j.server.entry.KiroServerFactory;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.tokens.CountTokensAuth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `config.yml`: Dropwizard's own keys and, beside them, those of kiro-rs's `config.json` under the
/// same names.
public final class KiroConfiguration extends Configuration {

  /// Shorthands of the first application connector.
  @JsonProperty private @Nullable String host;

  @JsonProperty
  @Min(0)
  @Max(65535)
  private @Nullable Integer port;

  @JsonProperty private @Nullable Secret apiKey;
  @JsonProperty private @Nullable Secret adminApiKey;
  @JsonProperty private List<String> trustedProxies = List.of();
  @JsonProperty private List<String> allowedHosts = List.of();
  @JsonProperty private boolean diagnostics;

  @JsonProperty
  @Pattern(regexp = Region.REGEX, message = Region.MESSAGE)
  private String region = "us-east-1";

  @JsonProperty
  @Pattern(regexp = Region.REGEX, message = Region.MESSAGE)
  private @Nullable String authRegion;

  @JsonProperty
  @Pattern(regexp = Region.REGEX, message = Region.MESSAGE)
  private @Nullable String apiRegion;

  @JsonProperty
  @Pattern(
      regexp = "runtime|q|codewhisperer|ide|cli",
      message = "must be one of runtime, q, codewhisperer, ide, cli")
  private @Nullable String defaultEndpoint;

  @JsonProperty private String kiroVersion = ClientVersions.KIRO;
  @JsonProperty private String nodeVersion = ClientVersions.NODE;
  @JsonProperty private @Nullable String systemVersion;

  @JsonProperty
  @Pattern(
      regexp = "[0-9a-fA-F-]{32,64}",
      message = "must have 32 to 64 hexadecimal digits, with or without dashes")
  private @Nullable String machineId;

  @JsonProperty private CredentialStorage credentialStorageType = CredentialStorage.FILE;
  @JsonProperty @Valid private PostgresConfiguration postgres = new PostgresConfiguration();
  @JsonProperty @Valid private EncryptionConfiguration encryption = new EncryptionConfiguration();
  @JsonProperty private String credentialsFile = "credentials.json";
  @JsonProperty private @Nullable String stateDir;

  @JsonProperty
  @Min(0)
  private int credentialSyncIntervalSecs = 60;

  @JsonProperty private LoadBalancing loadBalancingMode = LoadBalancing.PRIORITY;

  @JsonProperty
  @Min(0)
  private int requestsPerMinute;

  @JsonProperty
  @Min(0)
  private int maxConcurrency;

  @JsonProperty private @Nullable Secret proxyUrl;
  @JsonProperty private @Nullable String proxyUsername;
  @JsonProperty private @Nullable Secret proxyPassword;
  @JsonProperty private boolean extractThinking = true;
  @JsonProperty private boolean exposeUsageHeaders;
  @JsonProperty private boolean shareResponses;

  @JsonProperty @HttpAddress private String countTokensApiUrl = "";

  @JsonProperty private @Nullable Secret countTokensApiKey;

  @JsonProperty
  @Pattern(regexp = CountTokensAuth.REGEX, message = "must be one of x-api-key, bearer")
  private String countTokensAuthType = "x-api-key";

  @JsonProperty @Valid private OverloadConfiguration overload = new OverloadConfiguration();
  @JsonProperty @Valid private ModelsConfiguration models = new ModelsConfiguration();
  @JsonProperty @Valid private UpstreamConfiguration upstream = new UpstreamConfiguration();
  @JsonProperty @Valid private LimitsConfiguration limits = new LimitsConfiguration();
  @JsonProperty @Valid private ImagesConfiguration images = new ImagesConfiguration();
  @JsonProperty @Valid private ActivityConfiguration activity = new ActivityConfiguration();
  @JsonProperty @Valid private TracingConfiguration tracing = new TracingConfiguration();

  public KiroConfiguration() {
    super.setServerFactory(new KiroServerFactory());
    super.setLoggingFactory(new LoggingConfiguration());
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

  /// A `logging:` block without a `type` keeps the level and the format that the environment sets.
  @Override
  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      property = "type",
      defaultImpl = LoggingConfiguration.class)
  public void setLoggingFactory(LoggingFactory factory) {
    super.setLoggingFactory(factory);
  }

  /// The key that clients must send.
  public @Nullable Secret getApiKey() {
    return apiKey;
  }

  /// The key of the admin API; null or blank turns the admin API off.
  public @Nullable Secret getAdminApiKey() {
    return adminApiKey;
  }

  /// Whether the gateway serves the admin API.
  public boolean hasAdminApi() {
    return adminApiKey != null && !adminApiKey.blank();
  }

  /// Addresses and ranges of proxies whose `X-Forwarded-For` the gateway believes.
  public List<String> getTrustedProxies() {
    return trustedProxies;
  }

  /// Host names by which browsers may reach what is for operators, beside addresses and
  /// `localhost`.
  public List<String> getAllowedHosts() {
    return allowedHosts;
  }

  /// Whether the admin connector serves tasks, thread dumps and profiles.
  public boolean isDiagnostics() {
    return diagnostics;
  }

  /// The regions of credentials that name none of their own.
  public Regions regions() {
    return new Regions(region, authRegion, apiRegion);
  }

  /// As which client the gateway's requests are sent.
  ///
  /// @param settings what stores the operating system that requests name, unless it is configured
  public ClientCallers clientCallers(RuntimeSettings settings) throws IOException {
    String system =
        systemVersion == null ? settings.system(SystemVersion.ofThisMachine()) : systemVersion;
    return new ClientCallers(
        new ClientVersions(kiroVersion, ClientVersions.AGENT, system, nodeVersion),
        machineIds(),
        upstream.sharedProfileArns());
  }

  /// The only endpoint of credentials that name none of their own; null for the configured order,
  /// which kiro-rs's own names (`ide`, `cli`) stand for.
  public @Nullable Endpoint getDefaultEndpoint() {
    return Optional.ofNullable(defaultEndpoint).flatMap(Endpoint::labelled).orElse(null);
  }

  /// The machine ids of credentials that name none of their own.
  public MachineId machineIds() {
    return new MachineId(machineId);
  }

  public CredentialStorage getCredentialStorageType() {
    return credentialStorageType;
  }

  public String getCredentialsFile() {
    return credentialsFile;
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

  /// How the secrets of stored credentials are encrypted.
  ///
  /// @throws EncryptionException if the configured keys cannot be used
  public EntryEncryption encryption(ConfigurationSources sources) throws EncryptionException {
    return encryption.encryption(sources);
  }

  /// The folder of the run-time state that belongs to a file with credentials.
  public Path stateDir(ConfigurationSources sources, Path credentials) {
    boolean ours = credentials.toAbsolutePath().equals(sources.resolve(credentialsFile));
    return stateDir == null || !ours
        ? credentials.toAbsolutePath().resolveSibling("")
        : sources.resolve(stateDir);
  }

  /// Seconds between two reads of the credential store; 0 for never.
  public int getCredentialSyncIntervalSecs() {
    return credentialSyncIntervalSecs;
  }

  /// How credentials are selected until an operator chooses another mode at run time.
  public LoadBalancing getLoadBalancingMode() {
    return loadBalancingMode;
  }

  /// The limits of credentials that have none of their own.
  public RequestLimits requestLimits() {
    return new RequestLimits(requestsPerMinute, maxConcurrency);
  }

  /// Address of the proxy to the upstream; a secret because it may hold a password.
  public @Nullable Secret getProxyUrl() {
    return proxyUrl;
  }

  public @Nullable String getProxyUsername() {
    return proxyUsername;
  }

  public @Nullable Secret getProxyPassword() {
    return proxyPassword;
  }

  /// Whether `<thinking>` tags in the upstream's text become thinking blocks.
  public boolean isExtractThinking() {
    return extractThinking;
  }

  /// Whether answers have headers with the credential and its credits.
  public boolean isExposeUsageHeaders() {
    return exposeUsageHeaders;
  }

  /// Whether gateways share, in their PostgreSQL, the conversations that `previous_response_id`
  /// continues.
  public boolean isShareResponses() {
    return shareResponses;
  }

  /// The service that counts tokens; blank for none.
  public String getCountTokensApiUrl() {
    return countTokensApiUrl;
  }

  public @Nullable Secret getCountTokensApiKey() {
    return countTokensApiKey;
  }

  public String getCountTokensAuthType() {
    return countTokensAuthType;
  }

  public ModelsConfiguration getModels() {
    return models;
  }

  public UpstreamConfiguration getUpstream() {
    return upstream;
  }

  public LimitsConfiguration getLimits() {
    return limits;
  }

  public OverloadConfiguration getOverload() {
    return overload;
  }

  public ImagesConfiguration getImages() {
    return images;
  }

  public ActivityConfiguration getActivity() {
    return activity;
  }

  public TracingConfiguration getTracing() {
    return tracing;
  }

  /// Applies the shorthands `host` and `port` to the first application connector, and the format of
  /// the log to the access log.
  public void applyShorthands() {
    if (getServerFactory() instanceof KiroServerFactory server) {
      if (getLoggingFactory() instanceof LoggingConfiguration logging) {
        logging.formatAccessLog(server.getRequestLogFactory());
      }
      if (host != null) {
        server.firstConnector().setBindHost(host);
      }
      if (port != null) {
        server.firstConnector().setPort(port);
      }
    }
  }

  /// Everything in the configuration that no log may show.
  public Stream<Secret> secrets() {
    Stream<Secret> own =
        Stream.of(
                Optional.ofNullable(apiKey),
                Optional.ofNullable(adminApiKey),
                Optional.ofNullable(countTokensApiKey),
                Optional.ofNullable(proxyUrl),
                Optional.ofNullable(proxyPassword),
                Optional.ofNullable(upstream.getTrustStorePassword()))
            .flatMap(Optional::stream);
    return Stream.of(own, postgres.secrets(), encryption.secrets(), tracing.secrets())
        .flatMap(secrets -> secrets);
  }
}
