package io.github.kiro4j.server.upstream;

/// Tells the retry what was decided about a failed send. It has no stack: it is no error of its
/// own.
final class SendFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Decision decision;

  SendFailedException(Decision decision) {
    super("send again", null, false, false);
    this.decision = decision;
  }

  Decision decision() {
    return decision;
  }
}
