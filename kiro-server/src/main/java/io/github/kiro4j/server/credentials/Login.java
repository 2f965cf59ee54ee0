package io.github.kiro4j.server.credentials;

import io.github.kiro4j.server.secret.Secret;
import org.jspecify.annotations.Nullable;

/// How a credential proves who it is.
public sealed interface Login {

  /// The kind of sign-in, as credentials files name it.
  default String method() {
    return switch (this) {
      case Social _ -> "social";
      case Idc _ -> "idc";
      case ExternalIdp _ -> "external_idp";
      case ApiKey _ -> ApiKey.METHOD;
      case Incomplete(String method, _) -> method;
    };
  }

  /// A sign-in whose access tokens end and are traded for new ones.
  sealed interface Refreshable extends Login {
    Secret refreshToken();

    /// The same sign-in with the next refresh token.
    Refreshable with(Secret nextRefreshToken);
  }

  /// Google or GitHub through Kiro's own login.
  record Social(Secret refreshToken) implements Refreshable {
    @Override
    public Social with(Secret next) {
      return new Social(next);
    }
  }

  /// AWS Builder ID or IAM Identity Center. The refresh token is bound to the client that it was
  /// issued to.
  ///
  /// @param builderId whether it may be a Builder ID, which has no profile of its own
  record Idc(Secret refreshToken, String clientId, Secret clientSecret, boolean builderId)
      implements Refreshable {
    @Override
    public Idc with(Secret next) {
      return new Idc(next, clientId, clientSecret, builderId);
    }

    /// Without who the client is.
    @Override
    public String toString() {
      return "Idc[builderId=" + builderId + "]";
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

    /// Without the client and the organisation, which the address names.
    @Override
    public String toString() {
      return "ExternalIdp[redacted]";
    }
  }

  /// A key of the form `ksk_…`, which is the bearer token itself and never refreshed.
  record ApiKey(Secret key) implements Login {
    public static final String METHOD = "api_key";
  }

  /// Something that every sign-in of this kind needs is missing; the credential cannot be used
  /// before the operator adds it.
  ///
  /// @param method how it would sign in, as the file names it
  /// @param problem what is missing
  record Incomplete(String method, String problem) implements Login {}
}
