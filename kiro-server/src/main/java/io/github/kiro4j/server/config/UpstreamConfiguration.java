package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.github.kiro4j.protocol.mapping.answer.EndEvidence;
import io.github.kiro4j.server.secret.Secret;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the upstream is and how long it may take. `{region}` in an address is replaced by the
/// region in effect; the paths of the single operations are appended.
///
/// @param managementUrl the control plane: profiles, usage
/// @param externalIdpHosts the only hosts to which tokens of an organisation's own identity
///   provider are sent
/// @param builderIdProfileArn what Builder IDs without a profile of their own name; empty for none
/// @param trustStore certificate authorities that are trusted in addition to the JDK's: a PEM file
///   or a key store
/// @param retry when a request is sent anew
/// @param holdFirstEvent how long the client's 200 is held back while the upstream says nothing
/// @param firstEventTimeout longest wait for the upstream's first event
/// @param idleTimeout longest silence between two bytes of an answer
/// @param requestTimeout longest time that one answer may take in all
/// @param requireEndEvidence whether an answer that ends without the events of a regular end is an
///   error: `true`, `false`, or `auto` for "where the endpoint's dialect always has them"
/// @param cumulativeText whether each text event repeats the text before it
public record UpstreamConfiguration(
    String apiUrl,
    String socialAuthUrl,
    String idcAuthUrl,
    String managementUrl,
    Set<String> externalIdpHosts,
    String builderIdProfileArn,
    @Nullable String trustStore,
    @Nullable Secret trustStorePassword,
    RetryConfiguration retry,
    Duration connectTimeout,
    Duration refreshTimeout,
    Duration holdFirstEvent,
    Duration firstEventTimeout,
    Duration idleTimeout,
    Duration requestTimeout,
    @Pattern(
            regexp = "auto|true|false",
            flags = Pattern.Flag.CASE_INSENSITIVE,
            message = "must be one of auto, true, false")
        String requireEndEvidence,
    boolean cumulativeText) {

  private static final Set<String> MICROSOFT =
      Set.of(
          "login.microsoftonline.com",
          "login.microsoftonline.us",
          "login.partner.microsoftonline.cn",
          "login.chinacloudapi.cn");

  public static final UpstreamConfiguration DEFAULT =
      of(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null);

  @JsonCreator
  static UpstreamConfiguration of(
      @JsonProperty("apiUrl") @Nullable String apiUrl,
      @JsonProperty("socialAuthUrl") @Nullable String socialAuthUrl,
      @JsonProperty("idcAuthUrl") @Nullable String idcAuthUrl,
      @JsonProperty("managementUrl") @Nullable String managementUrl,
      @JsonProperty("externalIdpHosts") @Nullable Set<String> externalIdpHosts,
      @JsonProperty("builderIdProfileArn") @Nullable String builderIdProfileArn,
      @JsonProperty("trustStore") @Nullable String trustStore,
      @JsonProperty("trustStorePassword") @Nullable Secret trustStorePassword,
      @JsonProperty("retry") @Nullable RetryConfiguration retry,
      @JsonProperty("connectTimeout") @Nullable Duration connectTimeout,
      @JsonProperty("refreshTimeout") @Nullable Duration refreshTimeout,
      @JsonProperty("holdFirstEvent") @Nullable Duration holdFirstEvent,
      @JsonProperty("firstEventTimeout") @Nullable Duration firstEventTimeout,
      @JsonProperty("idleTimeout") @Nullable Duration idleTimeout,
      @JsonProperty("requestTimeout") @Nullable Duration requestTimeout,
      @JsonProperty("requireEndEvidence") @Nullable String requireEndEvidence,
      @JsonProperty("cumulativeText") @Nullable Boolean cumulativeText) {
    return new UpstreamConfiguration(
        orElse(apiUrl, "https://q.{region}.amazonaws.com"),
        orElse(socialAuthUrl, "https://prod.{region}.auth.desktop.kiro.dev"),
        orElse(idcAuthUrl, "https://oidc.{region}.amazonaws.com"),
        orElse(managementUrl, "https://management.{region}.kiro.dev"),
        Set.copyOf(orElse(externalIdpHosts, MICROSOFT)),
        orElse(builderIdProfileArn, ""),
        trustStore,
        trustStorePassword,
        orElse(retry, RetryConfiguration.DEFAULT),
        orElse(connectTimeout, Duration.seconds(10)),
        orElse(refreshTimeout, Duration.seconds(30)),
        orElse(holdFirstEvent, Duration.seconds(20)),
        orElse(firstEventTimeout, Duration.seconds(240)),
        orElse(idleTimeout, Duration.seconds(300)),
        orElse(requestTimeout, Duration.minutes(30)),
        orElse(requireEndEvidence, "auto"),
        orElse(cumulativeText, false));
  }

  public EndEvidence endEvidence() {
    return switch (requireEndEvidence.toLowerCase(Locale.ROOT)) {
      case "true" -> EndEvidence.REQUIRED;
      case "false" -> EndEvidence.NOT_REQUIRED;
      default -> EndEvidence.BY_DIALECT;
    };
  }

  private static <T> T orElse(@Nullable T value, T fallback) {
    return Objects.requireNonNullElse(value, fallback);
  }
}
