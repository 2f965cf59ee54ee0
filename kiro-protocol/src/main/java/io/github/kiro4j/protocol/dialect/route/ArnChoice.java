package io.github.kiro4j.protocol.dialect.route;

/// Which profile ARN a request names. A choice, unlike the ARN itself, is no secret: it may be
/// stored, logged and shown.
public enum ArnChoice {

  /// The account's own profile.
  OWN,

  /// The profile that all accounts of the kind share.
  SHARED,

  /// No profile.
  NONE
}
