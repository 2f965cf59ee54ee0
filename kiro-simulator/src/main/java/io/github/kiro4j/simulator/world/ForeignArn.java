package io.github.kiro4j.simulator.world;

/// How the runtime host words the refusal of a profile ARN that the account does not own. Sources
/// disagree.
public enum ForeignArn {

  /// 400 `Improperly formed request.`, `REQUEST_BODY_INVALID` (pi-free issue #485, 2026-08-28).
  MALFORMED,

  /// 403 in the words of the REST hosts (OmniRoute PR #13192, 2026-09-10).
  FORBIDDEN
}
