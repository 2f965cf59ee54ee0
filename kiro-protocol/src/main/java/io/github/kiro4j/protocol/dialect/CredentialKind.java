package io.github.kiro4j.protocol.dialect;

import java.util.Map;

/// The sign-ins that the service treats differently.
public enum CredentialKind {

  /// Google or GitHub through Kiro's own sign-in. It has a profile that all such accounts share.
  SOCIAL,

  /// AWS Builder ID. It has no profile of its own and may not list profiles (403 `AWS Builder ID is
  /// not supported for this operation.`, wtfdelphia/kiro.rs, 2026-08-26).
  BUILDER_ID,

  /// An organisation in IAM Identity Center, whose profile has to be looked up.
  IDENTITY_CENTER,

  /// Amazon's own staff: IAM Identity Center with one more header, which the IDE's source adds for
  /// the provider `Internal`.
  INTERNAL,

  /// An AWS sign-in of which neither provider nor start URL is known, as in credentials of kiro-rs.
  /// It may list profiles; finding none means Builder ID.
  BUILDER_ID_OR_IDENTITY_CENTER,

  /// An organisation's own identity provider, such as Entra ID or Okta. Without its token type it
  /// is refused everywhere (pi-provider-kiro PR #134, 2026-08-27).
  EXTERNAL_IDP,

  /// A key of the form `ksk_…`. Without its token type it is refused; it may not list profiles (403
  /// `API key authentication is not supported for this operation.`, wtfdelphia/kiro.rs,
  /// 2026-08-26).
  API_KEY;

  private static final String TOKEN_TYPE = "tokentype";

  /// Headers that every call on behalf of this kind needs, with names in lower case.
  public Map<String, String> headers() {
    return switch (this) {
      case SOCIAL, BUILDER_ID, IDENTITY_CENTER, BUILDER_ID_OR_IDENTITY_CENTER -> Map.of();
      case INTERNAL -> Map.of("redirect-for-internal", "true");
      case EXTERNAL_IDP -> Map.of(TOKEN_TYPE, "EXTERNAL_IDP");
      case API_KEY -> Map.of(TOKEN_TYPE, "API_KEY");
    };
  }

  /// Whether `ListAvailableProfiles` is of use: for social sign-ins the list is empty, for Builder
  /// IDs and API keys the call is refused.
  public boolean listsProfiles() {
    return switch (this) {
      case IDENTITY_CENTER, INTERNAL, BUILDER_ID_OR_IDENTITY_CENTER, EXTERNAL_IDP -> true;
      case SOCIAL, BUILDER_ID, API_KEY -> false;
    };
  }
}
