package io.github.kiro4j.server.signin;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.credentials.refresh.IdentityProviderHosts;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.signin.flow.Pkce;
import io.github.kiro4j.server.signin.service.AuthSession;
import io.github.kiro4j.server.signin.service.AwsOidc;
import io.github.kiro4j.server.signin.service.SocialAuth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// The services that sign accounts in, and how the gateway calls them.
///
/// @param timeout of one call
public record SignInServices(
    ApiClient api,
    Addresses addresses,
    KiroHeaders headers,
    Regions regions,
    Duration timeout,
    InstantSource clock,
    RandomGenerator random) {

  /// Where the services are. `{region}` stands for a region.
  ///
  /// @param builderIdStartUrl the start page of all Builder IDs
  /// @param providers the hosts of organisations' identity providers
  public record Addresses(
      String socialUrl,
      String idcUrl,
      String portalUrl,
      String builderIdStartUrl,
      IdentityProviderHosts providers) {}

  /// A client for an account that is not known yet, with a machine id of its own.
  Credential newIdentity() {
    return new Credential(
        Credential.FROM_ENVIRONMENT,
        new Login.Social(pkce().verifier()),
        null,
        null,
        CredentialSettings.NONE);
  }

  Pkce pkce() {
    return Pkce.random(random);
  }

  AuthSession session(Credential identity) {
    return new AuthSession(api, headers, timeout, clock, identity);
  }

  AwsOidc oidc(AuthSession session, AwsOidc.Account account) {
    return new AwsOidc(session, regional(addresses.idcUrl(), account.region()), account);
  }

  /// @param provider `Google` or `Github`
  SocialAuth social(AuthSession session, String provider) {
    String region = regions.ofAuth(session.identity());
    return new SocialAuth(session, regional(addresses.socialUrl(), region), provider);
  }

  private static String regional(String url, String region) {
    return url.replace("{region}", region).replaceAll("/+$", "");
  }

  /// The machine id that the credential needs so that its later calls come from the client that
  /// signed in.
  String machineId(Credential identity) {
    return headers.callers().machineIds().toStore(identity).orElse("");
  }

  Secret newId() {
    return pkce().state();
  }
}
