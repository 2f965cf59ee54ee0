package io.github.kiro4j.simulator.service;

import java.util.Locale;

/// The sign-ins that the service treats differently.
public enum AccountKind {

  /// Google or GitHub.
  SOCIAL,

  /// AWS Builder ID.
  BUILDER_ID,

  /// An organisation in IAM Identity Center.
  IDC,

  /// Amazon's own staff, who sign in by IAM Identity Center.
  INTERNAL,

  /// An organisation's own identity provider.
  EXTERNAL_IDP,

  /// A key of the form `ksk_…`.
  API_KEY;

  /// Whether an organisation owns the account and its profiles.
  public boolean isOrganisation() {
    return this == IDC || this == INTERNAL || this == EXTERNAL_IDP;
  }

  /// Whether AWS SSO OIDC signs the account in.
  public boolean signsInByAws() {
    return this == BUILDER_ID || this == IDC || this == INTERNAL;
  }

  /// For example `api-key`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
