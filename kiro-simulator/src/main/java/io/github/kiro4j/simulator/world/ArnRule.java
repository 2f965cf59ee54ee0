package io.github.kiro4j.simulator.world;

/// The rule of a host for the profile ARN of a data-plane request.
public enum ArnRule {

  /// A request without an ARN is refused.
  REQUIRED,

  /// A request may name one of its account's ARNs, or none.
  OPTIONAL,

  /// A request with an ARN is refused, even with the account's own.
  REFUSED
}
