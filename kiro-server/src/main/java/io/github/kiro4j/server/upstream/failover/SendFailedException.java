package io.github.kiro4j.server.upstream.failover;

/// Tells the retry what was decided about a failed send. It has no stack: it is no error of its
/// own.
final class SendFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient FailoverDecision decision;

  SendFailedException(FailoverDecision decision) {
    super("send again", null, false, false);
    this.decision = decision;
  }

  FailoverDecision decision() {
    return decision;
  }
}
