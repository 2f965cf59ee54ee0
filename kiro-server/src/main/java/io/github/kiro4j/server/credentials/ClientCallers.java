package io.github.kiro4j.server.credentials;

import static java.util.Objects.requireNonNullElse;

import io.github.kiro4j.protocol.dialect.Caller;
import io.github.kiro4j.protocol.dialect.ClientIdentity;
import io.github.kiro4j.protocol.dialect.ClientVersions;
import io.github.kiro4j.protocol.dialect.route.ProfileArns;
import io.github.kiro4j.protocol.dialect.route.SharedProfileArns;
import io.github.kiro4j.server.credentials.CredentialSettings.Client;
import io.github.kiro4j.server.secret.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// On whose behalf, and as which client, requests are sent: the one place that knows the versions,
/// the machine ids and the shared profile ARNs.
public record ClientCallers(
    ClientVersions versions, MachineId machineIds, SharedProfileArns sharedArns) {

  /// The caller for a credential with a token.
  ///
  /// @param arn the profile that the request names; null for none
  public Caller of(Credential credential, @Nullable String arn) {
    return new Caller(
        credential.login().kind(), credential.bearer().value(), arn, identity(credential));
  }

  /// The client that a credential's requests come from.
  public ClientIdentity identity(Credential credential) {
    Client client = credential.settings().client();
    ClientVersions own =
        new ClientVersions(
            versions.kiro(),
            versions.agent(),
            requireNonNullElse(client.system(), versions.system()),
            requireNonNullElse(client.node(), versions.node()));
    return new ClientIdentity(own, machineIds.of(credential));
  }

  /// The profile ARNs that a credential may name.
  public ProfileArns profileArns(Credential credential) {
    Optional<String> own = Optional.ofNullable(credential.profileArn()).map(Secret::value);
    return ProfileArns.of(credential.login().kind(), own.orElse(null), sharedArns);
  }
}
