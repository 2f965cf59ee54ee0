package io.github.kiro4j.server.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.github.kiro4j.protocol.dialect.ControlPlane;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.protocol.dialect.route.SharedProfileArns;
import io.github.kiro4j.protocol.mapping.answer.EndEvidence;
import io.github.kiro4j.server.secret.Secret;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `upstream`: where the upstream is and how long it may take. `{region}` in an address stands for
/// the region in effect; the paths of the single operations are appended to the addresses.
public final class UpstreamConfiguration {

  private static final Set<String> MICROSOFT =
      Set.of(
          "login.microsoftonline.com",
          "login.microsoftonline.us",
          "login.partner.microsoftonline.cn",
          "login.chinacloudapi.cn");

  @JsonProperty @NotEmpty private List<Endpoint> endpoints = Endpoint.DEFAULT_ORDER;
  @JsonProperty @HttpAddress private String runtimeUrl = Endpoint.RUNTIME.url();
  @JsonProperty @HttpAddress private String qUrl = Endpoint.Q.url();
  @JsonProperty @HttpAddress private String codewhispererUrl = Endpoint.CODEWHISPERER.url();
  @JsonProperty @HttpAddress private @Nullable String apiUrl;

  @JsonProperty @HttpAddress
  private String socialAuthUrl = "https://prod.{region}.auth.desktop.kiro.dev";

  @JsonProperty @HttpAddress private String idcAuthUrl = "https://oidc.{region}.amazonaws.com";
  @JsonProperty @HttpAddress private String managementUrl = ControlPlane.URL;
  @JsonProperty private Set<String> externalIdpHosts = MICROSOFT;
  @JsonProperty @HttpAddress private String portalUrl = "https://app.kiro.dev";
  @JsonProperty @HttpAddress private String builderIdStartUrl = "https://view.awsapps.com/start";

  @JsonProperty
  private String builderIdProfileArn = requireNonNull(SharedProfileArns.DEFAULT.builderId());

  @JsonProperty
  private String socialProfileArn = requireNonNull(SharedProfileArns.DEFAULT.social());

  @JsonProperty private @Nullable String trustStore;
  @JsonProperty private @Nullable Secret trustStorePassword;
  @JsonProperty @Valid private RetryConfiguration retry = new RetryConfiguration();
  @JsonProperty private Duration connectTimeout = Duration.seconds(10);
  @JsonProperty private Duration refreshTimeout = Duration.seconds(30);
  @JsonProperty private Duration holdFirstEvent = Duration.seconds(20);
  @JsonProperty private Duration firstEventTimeout = Duration.seconds(240);
  @JsonProperty private Duration idleTimeout = Duration.seconds(300);
  @JsonProperty private Duration requestTimeout = Duration.minutes(30);

  @JsonProperty
  @Pattern(
      regexp = "auto|true|false",
      flags = Pattern.Flag.CASE_INSENSITIVE,
      message = "must be one of auto, true, false")
  private String requireEndEvidence = "auto";

  @JsonProperty private boolean cumulativeText = false;

  /// The endpoints of the data plane to use, in the order in which they are tried.
  public List<Endpoint> getEndpoints() {
    return apiUrl == null ? endpoints : List.of(Endpoint.Q);
  }

  /// The base address of each endpoint. `apiUrl` is a shorthand for one REST endpoint alone.
  public Map<Endpoint, String> endpointUrls() {
    return apiUrl == null
        ? Map.of(
            Endpoint.RUNTIME,
            runtimeUrl,
            Endpoint.Q,
            qUrl,
            Endpoint.CODEWHISPERER,
            codewhispererUrl)
        : Map.of(Endpoint.Q, apiUrl);
  }

  /// Refreshes of social sign-ins.
  public String getSocialAuthUrl() {
    return socialAuthUrl;
  }

  /// Refreshes of IdC and Builder ID sign-ins.
  public String getIdcAuthUrl() {
    return idcAuthUrl;
  }

  /// The control plane: models, profiles and usage. `apiUrl` does not change it.
  public String getManagementUrl() {
    return managementUrl;
  }

  /// The page on which people choose how to sign in.
  public String getPortalUrl() {
    return portalUrl;
  }

  /// The start page that all Builder IDs share.
  public String getBuilderIdStartUrl() {
    return builderIdStartUrl;
  }

  /// The only hosts to which the gateway sends codes and refresh tokens of an organisation's own
  /// identity provider.
  public Set<String> getExternalIdpHosts() {
    return externalIdpHosts;
  }

  /// The profile ARNs of credentials that have none of their own; empty for none.
  public SharedProfileArns sharedProfileArns() {
    return new SharedProfileArns(builderIdProfileArn, socialProfileArn);
  }

  /// Certificate authorities that the gateway trusts in addition to the JDK's: a PEM file or a key
  /// store.
  public @Nullable String getTrustStore() {
    return trustStore;
  }

  public @Nullable Secret getTrustStorePassword() {
    return trustStorePassword;
  }

  public RetryConfiguration getRetry() {
    return retry;
  }

  public Duration getConnectTimeout() {
    return connectTimeout;
  }

  /// Longest time of one refresh and of one call of the control plane.
  public Duration getRefreshTimeout() {
    return refreshTimeout;
  }

  /// How long the client's 200 is held back while the upstream has sent no event.
  public Duration getHoldFirstEvent() {
    return holdFirstEvent;
  }

  /// Longest wait for the upstream's first event.
  public Duration getFirstEventTimeout() {
    return firstEventTimeout;
  }

  /// Longest silence between two bytes of an answer.
  public Duration getIdleTimeout() {
    return idleTimeout;
  }

  /// Longest time that one answer may take in all.
  public Duration getRequestTimeout() {
    return requestTimeout;
  }

  /// Whether an answer that ends without the events of a regular end is an error: `true`, `false`,
  /// or `auto` for the dialects whose complete answers always have them.
  public String getRequireEndEvidence() {
    return requireEndEvidence;
  }

  public EndEvidence endEvidence() {
    return switch (requireEndEvidence.toLowerCase(Locale.ROOT)) {
      case "true" -> EndEvidence.REQUIRED;
      case "false" -> EndEvidence.NOT_REQUIRED;
      default -> EndEvidence.BY_DIALECT;
    };
  }

  /// Whether each text event repeats the text before it.
  public boolean isCumulativeText() {
    return cumulativeText;
  }
}
