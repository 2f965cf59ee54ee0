package io.github.kiro4j.server.signin.flow;

import io.github.kiro4j.api.admin.CredentialFields;

/// What a service says when it is asked whether a device code has been approved.
public sealed interface PollOutcome {

  /// Nobody has approved yet.
  record Pending() implements PollOutcome {}

  /// The gateway asks too often.
  record SlowDown() implements PollOutcome {}

  /// The time of the code is over.
  record Expired() implements PollOutcome {}

  /// The person, or the organisation, has refused.
  record Denied() implements PollOutcome {}

  /// The service does not answer, or is overloaded.
  record Unreachable() implements PollOutcome {}

  /// The service refuses for another reason.
  ///
  /// @param code the service's error code
  record Refused(String code) implements PollOutcome {}

  /// The tokens and what belongs to them.
  record Approved(CredentialFields fields) implements PollOutcome {}
}
