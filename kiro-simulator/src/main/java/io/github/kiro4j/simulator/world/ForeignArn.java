package io.github.kiro4j.simulator.world;

/// How the runtime host words the refusal of a profile ARN that the account does not own. Sources
/// disagree.
public enum ForeignArn {

  /// 400 `Improperly formed request.`, `REQUEST_BODY_INVALID` (kiro-2026-11.md, A.4).
  MALFORMED,

  /// 403 in the words of the REST hosts (kiro-2026-11.md, A.6).
  FORBIDDEN
}
