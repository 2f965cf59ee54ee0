package io.github.kiro4j.server.bootstrap;

import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.StartupException;
import io.github.kiro4j.server.config.UpstreamConfiguration;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.store.CredentialStorage;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.entry.KiroServerFactory;
import io.github.kiro4j.server.http.keys.TrustedProxies;
import io.github.kiro4j.server.models.LiveCatalogue;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.outbound.TrustedCertificates;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// What a configuration says, as far as it can be wrong. The server is built from these parts, and
/// `check` makes them without building a server, so that both refuse the same configurations with
/// the same sentences.
///
/// @param countTokens the service that counts tokens; empty for none
public record CheckedSettings(
    AccessKeys keys,
    TrustedProxies proxies,
    EntryEncryption encryption,
    SSLContext tls,
    ProxySettings proxy,
    LiveCatalogue catalogue,
    Optional<URI> countTokens,
    KiroServerFactory server) {

  /// Reads the parts from a configuration and the files that it names.
  ///
  /// @throws StartupException if the gateway cannot start with the configuration
  public static CheckedSettings of(KiroConfiguration configuration, ConfigurationSources sources)
      throws StartupException {
    requireDatabase(configuration);
    return new CheckedSettings(
        AccessKeys.of(configuration),
        at("trustedProxies", () -> proxies(configuration)),
        at("encryption", () -> configuration.encryption(sources)),
        at("upstream.trustStore", () -> tls(configuration.getUpstream(), sources)),
        at("proxyUrl", () -> proxy(configuration)),
        LiveCatalogue.configured(configuration.getModels()),
        at("countTokensApiUrl", () -> countTokens(configuration)),
        server(configuration));
  }

  /// A part of the configuration, whose failure has a message for the operator.
  @FunctionalInterface
  private interface Part<T> {
    T read() throws IOException, StartupException;
  }

  private static <T> T at(String key, Part<T> part) throws StartupException {
    try {
      return part.read();
    } catch (NoSuchFileException e) {
      throw new StartupException(key, key + ": the file " + e.getFile() + " does not exist");
    } catch (IOException | IllegalArgumentException e) {
      throw new StartupException(key, String.valueOf(e.getMessage()));
    }
  }

  private static void requireDatabase(KiroConfiguration configuration) throws StartupException {
    boolean shared = configuration.getCredentialStorageType() == CredentialStorage.POSTGRES;
    if (shared) {
      at("postgres.databaseUrl", configuration::database);
      at("postgres.tableName", configuration::table);
    } else if (configuration.isShareResponses()) {
      throw new StartupException(
          "shareResponses",
          "shareResponses needs a PostgreSQL that gateways share. Set credentialStorageType:"
              + " postgres, or remove shareResponses");
    }
  }

  private static TrustedProxies proxies(KiroConfiguration configuration) {
    try {
      return TrustedProxies.of(configuration.getTrustedProxies());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("trustedProxies: " + e.getMessage(), e);
    }
  }

  private static SSLContext tls(UpstreamConfiguration settings, ConfigurationSources sources)
      throws IOException {
    String trustStore = settings.getTrustStore();
    return trustStore == null
        ? TrustedCertificates.ofTheJdk()
        : TrustedCertificates.with(sources.resolve(trustStore), settings.getTrustStorePassword());
  }

  private static ProxySettings proxy(KiroConfiguration configuration) {
    Secret url = configuration.getProxyUrl();
    if (url == null || url.blank()) {
      return new ProxySettings.Direct();
    }
    try {
      return ProxySettings.of(
          url.value(), configuration.getProxyUsername(), configuration.getProxyPassword());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("proxyUrl " + e.getMessage(), e);
    }
  }

  private static Optional<URI> countTokens(KiroConfiguration configuration)
      throws StartupException {
    String url = configuration.getCountTokensApiUrl();
    try {
      return url.isBlank() ? Optional.empty() : Optional.of(new URI(url));
    } catch (URISyntaxException e) {
      throw new StartupException(
          "countTokensApiUrl", "countTokensApiUrl is not an address: " + e.getReason());
    }
  }

  private static KiroServerFactory server(KiroConfiguration configuration) throws StartupException {
    if (configuration.getServerFactory() instanceof KiroServerFactory server) {
      return server;
    }
    throw new StartupException(
        "server.type",
        "server.type: the gateway's own server alone checks keys and limits; remove the key \"type\"");
  }
}
