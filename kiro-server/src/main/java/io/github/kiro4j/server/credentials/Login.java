package io.github.kiro4j.server.credentials;

import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.protocol.dialect.CredentialKind;
import io.github.kiro4j.server.secret.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a credential authenticates with the upstream: one record per [LoginKind], and one for a
/// login that lacks something.
public sealed interface Login {

  /// The login's kind as `authMethod` names it; of an incomplete login what the entry says.
  default String authMethod() {
    return switch (this) {
      case Social _ -> LoginKind.SOCIAL.wireName();
      case Idc _ -> LoginKind.IDC.wireName();
      case ExternalIdp _ -> LoginKind.EXTERNAL_IDP.wireName();
      case ApiKey _ -> LoginKind.API_KEY.wireName();
      case Incomplete(String authMethod, _) -> authMethod;
    };
  }

  /// The kind of account, as the upstream tells them apart.
  ///
  /// @throws IllegalStateException if the login is incomplete, so that nothing can be sent with it
  default CredentialKind kind() {
    return switch (this) {
      case Social _ -> CredentialKind.SOCIAL;
      case Idc idc -> idc.kind();
      case ExternalIdp _ -> CredentialKind.EXTERNAL_IDP;
      case ApiKey _ -> CredentialKind.API_KEY;
      case Incomplete _ -> throw new IllegalStateException("an incomplete login has no kind");
    };
  }

  /// When the login ends whatever is refreshed; empty if that is not known.
  default Optional<Instant> end() {
    return this instanceof Idc idc ? Optional.ofNullable(idc.clientEnd()) : Optional.empty();
  }

  /// Everything of it that no log may show.
  default Stream<Secret> secrets() {
    return switch (this) {
      case Social(Secret token) -> Stream.of(token);
      case Idc idc -> Stream.of(idc.refreshToken(), idc.clientSecret());
      case ExternalIdp idp -> Stream.of(idp.refreshToken());
      case ApiKey(Secret key) -> Stream.of(key);
      case Incomplete _ -> Stream.empty();
    };
  }

  /// A login whose access tokens expire and are replaced by means of a refresh token.
  sealed interface Refreshable extends Login {
    Secret refreshToken();

    /// The same login with the next refresh token.
    Refreshable with(Secret nextRefreshToken);
  }

  /// Google or GitHub through Kiro's own auth service.
  record Social(Secret refreshToken) implements Refreshable {
    @Override
    public Social with(Secret next) {
      return new Social(next);
    }
  }

  /// AWS Builder ID or IAM Identity Center. The refresh token is bound to the client that it was
  /// issued to.
  ///
  /// @param kind which of the accounts behind AWS's sign-in it is
  /// @param clientEnd when the registration of the client expires, after which nothing is
  ///   refreshed; null if the entry does not say
  record Idc(
      Secret refreshToken,
      String clientId,
      Secret clientSecret,
      CredentialKind kind,
      @Nullable Instant clientEnd)
      implements Refreshable {
    @Override
    public Idc with(Secret next) {
      return new Idc(next, clientId, clientSecret, kind, clientEnd);
    }

    /// Leaves out the client's id.
    @Override
    public String toString() {
      return "Idc[kind=" + kind + "]";
    }
  }

  /// An organisation's own identity provider, such as Entra ID; a public client without a secret.
  ///
  /// @param scopes separated by spaces
  record ExternalIdp(
      Secret refreshToken, String clientId, String tokenEndpoint, @Nullable String scopes)
      implements Refreshable {
    @Override
    public ExternalIdp with(Secret next) {
      return new ExternalIdp(next, clientId, tokenEndpoint, scopes);
    }

    /// Leaves out the client's id, and the address, which names the organisation.
    @Override
    public String toString() {
      return "ExternalIdp[redacted]";
    }
  }

  /// A key of the form `ksk_…`, which is itself the bearer token and never refreshed.
  record ApiKey(Secret key) implements Login {}

  /// A login that lacks a required field, or whose entry cannot be understood. The credential
  /// cannot be used before the operator completes the entry.
  ///
  /// @param authMethod the kind of the login, as the entry names it
  /// @param problem what is missing or wrong, without any value
  record Incomplete(String authMethod, String problem) implements Login {}
}
